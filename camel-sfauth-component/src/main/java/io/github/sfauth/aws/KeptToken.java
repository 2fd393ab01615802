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
package io.github.sfauth.aws;

import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/** The token in a secret. */
sealed interface KeptToken {

  /** The one to use, if there is one. */
  default Optional<AccessToken> usable() {
    return Optional.empty();
  }

  /** The same, with its times by a clock that is so far ahead of the one they are told by now. */
  default KeptToken byClock(Duration ahead) {
    return this;
  }

  /**
   * Checks what stands in a secret, where others may have put it.
   *
   * @param document the secret's object
   * @param value name of the member with the token
   * @param instance name of the member that says where it is good for
   * @param loginUrl where its client logs in
   * @param token makes a token of both
   */
  static KeptToken in(
      SecretDocument document,
      String value,
      String instance,
      HostGuard guard,
      URI loginUrl,
      BiFunction<Secret, URI, AccessToken> token) {
    String text = document.string(value).map(String::strip).orElse("");
    String where = document.string(instance).map(String::strip).orElse("");
    if (text.isEmpty() || where.isEmpty()) {
      return new None();
    } else if (!text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      return new Unusable("its member " + value + " holds what no HTTP header can carry");
    }
    try {
      return new Usable(token.apply(Secret.of(text), guard.instanceUrl(where, loginUrl)));
    } catch (IllegalArgumentException e) {
      return new Unusable(
          "its member "
              + instance
              + " is no Salesforce host; if it is meant, name it in the option allowedHosts");
    }
  }

  /** There is none. */
  record None() implements KeptToken {}

  /** There is one. */
  record Usable(AccessToken token) implements KeptToken {
    @Override
    public Optional<AccessToken> usable() {
      return Optional.of(token);
    }

    @Override
    public KeptToken byClock(Duration ahead) {
      return new Usable(token.byClock(ahead));
    }
  }

  /**
   * There is something that must not be sent, or not there.
   *
   * @param reason why, without the value
   */
  record Unusable(String reason) implements KeptToken {}
}
