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

import io.github.sfauth.oauth.ServerClock;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.TokenEvents;
import io.github.sfauth.token.TokenRefusedException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what happens to a connection's token into the log: INFO per login, one WARN per outage,
 * ERROR only when a person must act. Tokens appear by fingerprint. It also notes the tokens that
 * appear, so that they are known again on an exchange.
 */
final class ConnectionLog implements TokenEvents {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);

  private final String name;
  private final RecentTokens recent;
  private final AtomicReference<@Nullable String> outage = new AtomicReference<>();
  private final AtomicReference<@Nullable String> withheld = new AtomicReference<>();

  private final ServerClock clock;
  private final AtomicBoolean clocksDiffer = new AtomicBoolean();

  ConnectionLog(String name, RecentTokens recent, ServerClock clock) {
    this.name = name;
    this.recent = recent;
    this.clock = clock;
  }

  @Override
  public void loggedIn(AccessToken token) {
    recent.add(token);
    outage.set(null);
    LOG.info("sfauth:{} logged in: {}", name, token);
    Optional<ServerClock.Difference> difference = clock.difference();
    if (clocksDiffer.getAndSet(difference.isPresent()) != difference.isPresent()) {
      difference.ifPresent(it -> LOG.warn("sfauth:{}: {}", name, it));
    }
  }

  @Override
  public void adopted(AccessToken token) {
    recent.add(token);
    outage.set(null);
    LOG.info("sfauth:{} uses the stored token: {}", name, token);
  }

  @Override
  public void published(AccessToken token, String version) {
    withheld.set(null);
    LOG.debug("sfauth:{} stored {} as version {}", name, token, version);
  }

  @Override
  public void withheld(AccessToken token, String reason) {
    boolean known = Objects.equals(withheld.getAndSet(reason), reason);
    if (known) {
      LOG.debug("sfauth:{} keeps {} in memory only: {}", name, token, reason);
    } else {
      LOG.warn("sfauth:{} keeps its token in memory only: {}", name, reason);
    }
  }

  @Override
  public void storeFailed(StoreException trouble) {
    report("the token store is in trouble; it goes on from memory", trouble);
  }

  @Override
  public void rejected(AccessToken token) {
    LOG.info("sfauth:{} gives up {}: the API refused it", name, token);
  }

  @Override
  public void braked(AccessToken token, Duration pause) {
    LOG.warn(
        "sfauth:{}: the API refuses the token of a fresh login too ({}), so logging in cures nothing:"
            + " no login for {}. Look at the user's API access, the app's scopes and session policies",
        name,
        token,
        pause);
  }

  @Override
  public void failed(SfAuthException failure, boolean tokenInHand) {
    if (failure instanceof TokenRefusedException && !tokenInHand) {
      LOG.error("sfauth:{}: {}", name, failure.getMessage());
    } else {
      report(tokenInHand ? "no new token; it goes on with the old one" : "no token", failure);
    }
  }

  private void report(String what, SfAuthException failure) {
    String kind = what + failure.getClass().getSimpleName();
    if (Objects.equals(outage.getAndSet(kind), kind)) {
      LOG.debug("sfauth:{}: {}: {}", name, what, failure.getMessage());
    } else {
      LOG.warn("sfauth:{}: {}: {}", name, what, failure.getMessage());
    }
  }
}
