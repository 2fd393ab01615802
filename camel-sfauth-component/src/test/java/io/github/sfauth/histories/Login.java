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
package io.github.sfauth.histories;

import io.github.sfauth.oauth.CredentialSource;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.TokenAuthority;
import io.github.sfauth.token.TokenUnavailableException;
import java.time.Instant;

/** How a process logs in: the request, and the answer, are on their way for a while. */
final class Login implements TokenAuthority {

  private final World world;
  private final Participant process;
  private final CredentialSource credentials;

  Login(World world, Participant process, CredentialSource credentials) {
    this.world = world;
    this.process = process;
    this.credentials = credentials;
  }

  @Override
  public AccessToken issue(Instant askedAt) {
    credentials.current();
    process.tell(() -> "asks for a token");
    onItsWay();
    AccessToken token = world.org.login(askedAt);
    process.tell(() -> "is issued " + Org.shown(token));
    onItsWay();
    return token;
  }

  private void onItsWay() {
    process.stop();
    if (Thread.currentThread().isInterrupted()) {
      throw new TokenUnavailableException("interrupted", null);
    } else if (world.trouble()) {
      throw new TokenUnavailableException("the org does not answer", null);
    }
  }

  @Override
  public boolean credentialsChanged() {
    return false;
  }
}
