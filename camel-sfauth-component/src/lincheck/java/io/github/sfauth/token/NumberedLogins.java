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

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Logins whose tokens are numbers: the n-th brings the n-th token. Two at a time fail, and what
 * fails is seen by whoever asked. All tokens are made beforehand, so that nothing but the source's
 * own steps is there to be interleaved.
 */
final class NumberedLogins implements TokenAuthority {

  /** More than any scenario logs in. */
  private static final int MOST = 60;

  private static final String PREFIX = "token-";

  private static final List<AccessToken> TOKENS =
      IntStream.rangeClosed(0, MOST).mapToObj(number -> Tokens.token(PREFIX + number)).toList();

  private final AtomicBoolean underWay = new AtomicBoolean();
  private int logins;

  static AccessToken token(int number) {
    return TOKENS.get(number);
  }

  static int number(AccessToken token) {
    return Integer.parseInt(token.value().reveal().substring(PREFIX.length()));
  }

  /** Zero is no token. */
  static int number(Optional<AccessToken> token) {
    return token.isPresent() ? number(token.get()) : 0;
  }

  @Override
  public AccessToken issue(Instant askedAt) {
    if (!underWay.compareAndSet(false, true)) {
      throw new AssertionError("Two logins at a time");
    }
    logins++;
    AccessToken issued = token(logins);
    underWay.set(false);
    return issued;
  }

  @Override
  public boolean credentialsChanged() {
    return false;
  }
}
