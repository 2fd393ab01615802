/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.sfauth.simulator.org;

import io.github.sfauth.simulator.server.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A consumer key and secret as a client sent them. */
record ClientCredentials(String key, String secret) {

  private static final String BASIC = "basic";

  /**
   * Reads them from the body or from {@code Authorization: Basic}, but not from both (RFC 6749
   * section 2.3).
   *
   * @return how the client may have meant them, most likely first: RFC 6749 section 2.3.1 has both
   *     parts of a Basic header form-encoded, many clients send them plain, and Salesforce takes
   *     both
   */
  static List<ClientCredentials> sentWith(Call call, Form form) {
    Optional<String> basic =
        call.header("Authorization")
            .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BASIC));
    ClientCredentials inBody =
        new ClientCredentials(
            form.value("client_id").orElse(""), form.value("client_secret").orElse(""));
    if (basic.isEmpty()) {
      return List.of(inBody);
    }
    List<ClientCredentials> inHeader = read(basic.get().substring(BASIC.length()).trim());
    if (!inBody.secret().isEmpty()
        || (!inBody.key().isEmpty()
            && inHeader.stream().noneMatch(sent -> sent.key().equals(inBody.key())))) {
      throw new RefusedException(
          TokenRefusal.REQUEST_INVALID, "client credentials in header and body");
    }
    return inHeader;
  }

  private static List<ClientCredentials> read(String base64) {
    String text;
    try {
      text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(TokenRefusal.BASIC_HEADER_INVALID);
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new RefusedException(TokenRefusal.BASIC_HEADER_INVALID);
    }
    ClientCredentials plain =
        new ClientCredentials(text.substring(0, colon), text.substring(colon + 1));
    List<ClientCredentials> meant = new ArrayList<>(List.of(plain));
    plain.decoded().ifPresent(meant::add);
    return meant;
  }

  private Optional<ClientCredentials> decoded() {
    try {
      return Optional.of(new ClientCredentials(Form.decode(key), Form.decode(secret)));
    } catch (RefusedException notEncoded) {
      return Optional.empty();
    }
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "ClientCredentials[" + key + "]";
  }
}
