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
package io.github.sfauth.oauth;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One request to a token endpoint (RFC 6749, section 4).
 *
 * @param tokenUrl where it goes
 * @param form form parameters in order, not yet encoded
 * @param headers HTTP headers beside those of a form
 * @param again makes it anew, with a proof of its own, where nobody knows what became of it; absent
 *     if it must not be sent twice
 */
public record TokenRequest(
    URI tokenUrl,
    Map<String, String> form,
    Map<String, String> headers,
    Optional<Supplier<TokenRequest>> again) {

  private static final String TOKEN_PATH = "/services/oauth2/token";

  /**
   * Keeps unmodifiable copies.
   *
   * @param tokenUrl where it goes
   * @param form form parameters in order, not yet encoded
   * @param headers HTTP headers beside those of a form
   * @param again makes it anew, with a proof of its own, where nobody knows what became of it;
   *     absent if it must not be sent twice
   */
  public TokenRequest {
    form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
    headers = Map.copyOf(headers);
  }

  /**
   * A request without a proof of the client, which must not be sent twice.
   *
   * @param loginUrl base URL of the token endpoint's host
   * @param form the grant's parameters, not yet encoded
   * @return the request
   */
  public static TokenRequest of(URI loginUrl, Map<String, String> form) {
    return new TokenRequest(tokenUrl(loginUrl), form, Map.of(), Optional.empty());
  }

  static URI tokenUrl(URI loginUrl) {
    return URI.create(loginUrl + TOKEN_PATH);
  }

  /**
   * The same request with one more form parameter.
   *
   * @param name its name
   * @param value its value, not encoded
   * @return a new request
   */
  public TokenRequest withParameter(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(form);
    more.put(name, value);
    return new TokenRequest(tokenUrl, more, headers, again);
  }

  /**
   * The same request, which may be sent again: all that may come of it is one token more. That is
   * not so for a grant that serves once, as an authorization code or a rotated refresh token: used
   * again it is taken for stolen (RFC 6749, section 4.1.2; RFC 9700, section 4.14.2).
   *
   * @param another makes the one that is sent then
   * @return a new request
   */
  public TokenRequest repeatedBy(Supplier<TokenRequest> another) {
    return new TokenRequest(tokenUrl, form, headers, Optional.of(another));
  }

  /**
   * The same request with one more header.
   *
   * @param name its name
   * @param value its value
   * @return a new request
   */
  public TokenRequest withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new TokenRequest(tokenUrl, form, more, again);
  }

  /** Shows where it goes and which parameters it has, never their values. */
  @Override
  public String toString() {
    return "TokenRequest[" + tokenUrl + " " + form.keySet() + "]";
  }
}
