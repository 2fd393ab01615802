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

import io.github.sfauth.token.RetryClass;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a refused login is tried with once more, where that may help: credentials that changed
 * meanwhile, a fresh assertion, or another audience. Thread-safe.
 */
final class SecondTry {

  private final CredentialSource credentials;
  private final boolean otherAudience;
  private volatile @Nullable Attempt settled;

  SecondTry(CredentialSource credentials, boolean otherAudience) {
    this.credentials = credentials;
    this.otherAudience = otherAudience;
  }

  /** What to begin with: an audience that had to be found out once is not found out again. */
  Attempt first(ClientCredentials asked) {
    Attempt known = settled;
    return known != null && known.asked().equals(asked) ? known : Attempt.of(asked);
  }

  void succeeded(Attempt attempt) {
    settled = attempt;
  }

  /**
   * What to try.
   *
   * @param signedByWrongClock whether an assertion was sent that an answer since showed to be dated
   *     wrongly
   * @throws io.github.sfauth.token.StoreException if the credentials cannot be read
   */
  Optional<Attempt> after(
      TokenResponse.Refused refused, Attempt attempt, boolean signedByWrongClock) {
    Cure cure = Cures.of(refused);
    if (cure.retry() == RetryClass.CREDENTIALS || cure == GrantCures.REFRESH_TOKEN) {
      ClientCredentials now = credentials.reread();
      if (!now.equals(attempt.asked())) {
        return Optional.of(Attempt.of(now));
      }
    }
    if (cure == GrantCures.AUDIENCE && otherAudience) {
      return Optional.of(attempt.withOtherAudience());
    }
    boolean fresh = cure == GrantCures.ASSERTION || (signedByWrongClock && mayBeTheClock(cure));
    return fresh ? Optional.of(attempt) : Optional.empty();
  }

  private static boolean mayBeTheClock(Cure cure) {
    return cure == GrantCures.CODE || cure == ClientCures.CLIENT;
  }
}
