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
package io.github.sfauth.http;

import io.github.sfauth.oauth.Assertions;
import io.github.sfauth.oauth.ClientAuthentication;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.ClientSecretPost;
import io.github.sfauth.oauth.TokenRequest;
import io.github.sfauth.token.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;

/** Token requests with a key and a secret that are easily found again. */
final class Requests {

  static final String KEY = "3MVG9.KEY";
  static final String SECRET = "5EC&RET+of/the%client";

  private static final Assertions NOTHING_TO_SIGN =
      new Assertions(
          (claims, key) -> {
            throw new AssertionError("Nothing is signed here");
          },
          InstantSource.system());

  private Requests() {}

  static TokenRequest to(URI loginUrl) {
    return to(loginUrl, new ClientSecretPost());
  }

  static TokenRequest to(URI loginUrl, ClientAuthentication authentication) {
    return authentication
        .prove(
            TokenRequest.of(loginUrl, Map.of("grant_type", "client_credentials")),
            ClientCredentials.withSecret(loginUrl, KEY, Secret.of(SECRET)),
            NOTHING_TO_SIGN)
        .repeatedBy(() -> to(loginUrl, authentication));
  }
}
