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

/**
 * One request to a token endpoint (RFC 6749, section 4).
 *
 * @param tokenUrl where it goes
 * @param form form parameters in order, not yet encoded
 * @param headers HTTP headers beside those of a form
 * @param repeatable whether it may be sent again without knowing what became of it
 */
public record TokenRequest(
    URI tokenUrl, Map<String, String> form, Map<String, String> headers, boolean repeatable) {

  private static final String TOKEN_PATH = "/services/oauth2/token";

  /**
   * Keeps unmodifiable copies.
   *
   * @param tokenUrl where it goes
   * @param form form parameters in order, not yet encoded
   * @param headers HTTP headers beside those of a form
   * @param repeatable whether it may be sent again without knowing what became of it
   */
  public TokenRequest {
    form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
    headers = Map.copyOf(headers);
  }

  /**
   * A request without a proof of the client.
   *
   * @param loginUrl base URL of the token endpoint's host
   * @param form the grant's parameters, not yet encoded
   * @param repeatable whether the grant is, see {@link Grant#repeatable}
   * @return the request
   */
  public static TokenRequest of(URI loginUrl, Map<String, String> form, boolean repeatable) {
    return new TokenRequest(tokenUrl(loginUrl), form, Map.of(), repeatable);
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
    return new TokenRequest(tokenUrl, more, headers, repeatable);
  }

  /**
   * The same request, which must not be sent again.
   *
   * @return a request that is not repeatable
   */
  public TokenRequest once() {
    return new TokenRequest(tokenUrl, form, headers, false);
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
    return new TokenRequest(tokenUrl, form, more, repeatable);
  }

  /** Shows where it goes and which parameters it has, never their values. */
  @Override
  public String toString() {
    return "TokenRequest[" + tokenUrl + " " + form.keySet() + "]";
  }
}
