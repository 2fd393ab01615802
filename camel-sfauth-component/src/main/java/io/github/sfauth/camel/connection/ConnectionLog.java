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
import io.github.sfauth.token.TokenStore;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes what happens to a connection's token into the log: INFO per login, one WARN per outage,
 * one ERROR when a person must act, and DEBUG for what is known by then. Tokens appear by
 * fingerprint. It also notes the tokens that appear, so that they are known again on an exchange.
 */
final class ConnectionLog implements TokenEvents {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);

  /** A server that finds a new word for each refusal is not quoted for ever. */
  private static final int MOST_KINDS = 20;

  private final String name;
  private final RecentTokens recent;

  /** What kept logins from succeeding since the last one that did; each is reported once. */
  private final Set<String> outage = ConcurrentHashMap.newKeySet();

  /** Beside the outage: a login that succeeds says nothing of the store. */
  private final AtomicBoolean storeInTrouble = new AtomicBoolean();

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
    outage.clear();
    LOG.info("sfauth:{} logged in: {}", name, token);
    Optional<ServerClock.Difference> difference = clock.difference();
    if (clocksDiffer.getAndSet(difference.isPresent()) != difference.isPresent()) {
      difference.ifPresent(it -> LOG.warn("sfauth:{}: {}", name, it));
    }
  }

  @Override
  public void adopted(AccessToken token) {
    recent.add(token);
    outage.clear();
    storeInTrouble.set(false);
    LOG.info("sfauth:{} uses the stored token: {}", name, token);
  }

  @Override
  public void published(AccessToken token, String version) {
    boolean heldBefore = withheld.getAndSet(null) != null;
    boolean troubledBefore = storeInTrouble.getAndSet(false);
    Level level = heldBefore || troubledBefore ? Level.INFO : Level.DEBUG;
    LOG.atLevel(level).log("sfauth:{} stored {} as version {}", name, token, version);
  }

  @Override
  public void deferred(AccessToken token) {
    LOG.debug(
        "sfauth:{} keeps {} in memory only: another token was stored less than {} minutes ago, and"
            + " the store takes about 100 in a day",
        name,
        token,
        TokenStore.WRITE_FLOOR.toMinutes());
  }

  @Override
  public void withheld(AccessToken token, String reason) {
    boolean quiet = Objects.equals(withheld.getAndSet(reason), reason) || storeInTrouble.get();
    if (quiet) {
      LOG.debug("sfauth:{} keeps {} in memory only: {}", name, token, reason);
    } else {
      LOG.warn("sfauth:{} keeps its token in memory only: {}", name, reason);
    }
  }

  @Override
  public void storeFailed(StoreException trouble) {
    Level level = storeInTrouble.getAndSet(true) ? Level.DEBUG : Level.WARN;
    say(level, "the token store is in trouble; it goes on from memory", trouble);
  }

  @Override
  public void rejected(AccessToken token) {
    LOG.info("sfauth:{} gives up {}: the API refused it", name, token);
  }

  @Override
  public void braked(AccessToken token, Duration pause) {
    LOG.warn(
        "sfauth:{}: the API refuses the token of a fresh login too ({}), so logging in cures"
            + " nothing: no login for {} s. Look at the user's API access, the app's scopes and"
            + " session policies",
        name,
        token,
        pause.toSeconds());
  }

  @Override
  public void failed(SfAuthException failure, boolean tokenInHand) {
    boolean decided = failure instanceof TokenRefusedException && !tokenInHand;
    String what = tokenInHand ? "no new token; it goes on with the old one" : "no token";
    if (outage.size() >= MOST_KINDS || !outage.add(what + kindOf(failure))) {
      say(Level.DEBUG, what, failure);
    } else {
      say(decided ? Level.ERROR : Level.WARN, what, failure);
    }
  }

  /** Refusals with one advice are one to whoever has to follow it. */
  private static String kindOf(SfAuthException failure) {
    return failure instanceof TokenRefusedException refused
        ? refused.refusal().code() + refused.refusal().advice()
        : failure.getClass().getSimpleName();
  }

  private void say(Level level, String what, SfAuthException failure) {
    LOG.atLevel(level).log("sfauth:{}: {}: {}", name, what, failure.getMessage());
  }
}
