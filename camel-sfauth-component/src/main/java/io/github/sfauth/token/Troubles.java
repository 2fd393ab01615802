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
package io.github.sfauth.token;

import java.util.Optional;
import java.util.function.Predicate;

/** What went wrong last, for people to read. Written under the source's lock, read by everybody. */
final class Troubles {

  private volatile Optional<Refusal> lastRefusal = Optional.empty();
  private volatile Optional<SfAuthException> now = Optional.empty();

  /** A flight brought no token. */
  void failed(SfAuthException failure) {
    if (failure instanceof TokenRefusedException refused) {
      lastRefusal = Optional.of(refused.refusal());
    }
    now = Optional.of(failure);
  }

  /** Something showed that a failure of a kind is over. */
  void endIf(Predicate<SfAuthException> kind) {
    now = now.filter(kind.negate());
  }

  /** A flight brought a token. */
  void over() {
    now = Optional.empty();
  }

  Optional<Refusal> lastRefusal() {
    return lastRefusal;
  }

  /** Why the last flight brought no token; empty if it did. */
  Optional<SfAuthException> now() {
    return now;
  }
}
