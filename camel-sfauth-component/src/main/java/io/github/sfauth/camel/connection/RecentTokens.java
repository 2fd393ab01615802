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
package io.github.sfauth.camel.connection;

import io.github.sfauth.token.AccessToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tokens that a connection had last, to find again the one that a header carries. */
final class RecentTokens {

  /** The current one and four before: exchanges under way may still carry those. */
  private static final int REMEMBERED = 5;

  private volatile List<AccessToken> tokens = List.of();

  synchronized void add(AccessToken token) {
    tokens =
        Stream.concat(Stream.of(token), tokens.stream().filter(old -> !old.sameValueAs(token)))
            .limit(REMEMBERED)
            .toList();
  }

  Optional<AccessToken> withAuthorization(String value) {
    byte[] sought = value.getBytes(StandardCharsets.UTF_8);
    return tokens.stream()
        .filter(
            token ->
                MessageDigest.isEqual(
                    token.authorization().getBytes(StandardCharsets.UTF_8), sought))
        .findFirst();
  }
}
