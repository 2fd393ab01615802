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
package io.github.sfauth.camel.observe;

import io.github.sfauth.camel.connection.Connection;
import io.github.sfauth.token.TokenSource;
import io.github.sfauth.token.TokenStatus;
import java.util.Optional;

/**
 * A connection under the name that endpoints have for it. Endpoints of several names may mean the
 * same connection, and contexts that share a holder may call it differently: each looks for its own
 * name.
 *
 * @param connection the connection; compared by identity
 * @param name the name in the endpoints' URIs
 */
record View(Connection connection, String name) {

  TokenSource source() {
    return connection.source();
  }

  TokenStatus status() {
    return connection.source().status();
  }

  /** Why no login is made for now although calls are refused; empty if one would be. */
  static Optional<String> brake(TokenStatus status) {
    return status
        .brake()
        .map(
            left ->
                "The token of a fresh login is refused too: no login for "
                    + left.toSeconds()
                    + " s");
  }

  String flow() {
    return connection.settings().grant().flow();
  }

  @Override
  public String toString() {
    return "sfauth:" + name;
  }
}
