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

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.sfauth.CapturedLog;
import io.github.sfauth.oauth.ServerClock;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.RefreshingTokenSource;
import io.github.sfauth.token.Refusal;
import io.github.sfauth.token.RetryClass;
import io.github.sfauth.token.Secret;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.StoredToken;
import io.github.sfauth.token.TokenAuthority;
import io.github.sfauth.token.TokenRefusedException;
import io.github.sfauth.token.TokenStore;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log says in a night in which an exchange comes by every ten seconds, and fails. */
class LongOutageTest {

  private static final Duration NIGHT = Duration.ofHours(8);
  private static final Duration BETWEEN_EXCHANGES = Duration.ofSeconds(10);

  private final CapturedLog log = CapturedLog.of(ConnectionLog.class);
  private final AtomicInteger logins = new AtomicInteger();

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Supplier<Optional<SfAuthException>> loginFails = Optional::empty;
  private boolean storeFails;
  private boolean storeKeeps;
  private StoredToken kept = StoredToken.NOTHING;
  private Function<Instant, Lifetime> lifetime =
      askedAt -> new Lifetime.Assumed(Duration.ofHours(2));

  private final RefreshingTokenSource source =
      RefreshingTokenSource.builder(new Logins(), Runnable::run, (delay, task) -> () -> {})
          .store(new Store())
          .events(new ConnectionLog("crm", new RecentTokens(), new ServerClock(() -> now)))
          .clock(() -> now)
          .build();

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void tellsOnceOfEachThatIsOutOfReach() {
    storeFails = true;
    loginFails = () -> Optional.of(new TokenUnavailableException("acme does not answer", null));
    pass(NIGHT);

    assertThat(log.lines(Level.WARN))
        .containsExactly(
            "sfauth:crm: the token store is in trouble; it goes on from memory: crm/token is away",
            "sfauth:crm: no token: acme does not answer");
    assertThat(log.lines(Level.ERROR)).isEmpty();
    assertThat(logins.get()).isGreaterThan(100);
  }

  @Test
  void tellsOnceOfARefusalThatNobodyMends() {
    loginFails = () -> Optional.of(refused("inactive user"));
    pass(NIGHT);

    assertThat(log.lines(Level.ERROR)).singleElement().asString().contains("inactive user");
    assertThat(log.lines(Level.WARN)).isEmpty();
    assertThat(logins.get()).isGreaterThan(100);
  }

  @Test
  void tellsOfARefusalForAnotherReason() {
    loginFails = () -> Optional.of(refused("inactive user"));
    pass(Duration.ofMinutes(10));
    loginFails = () -> Optional.of(refused("user has not approved"));
    pass(Duration.ofMinutes(10));

    assertThat(log.lines(Level.ERROR)).hasSize(2);
  }

  @Test
  void tellsOfTheNextOutageAgain() {
    loginFails = () -> Optional.of(refused("inactive user"));
    pass(Duration.ofMinutes(10));
    loginFails = Optional::empty;
    pass(Duration.ofMinutes(10));
    source.reject(source.token());
    loginFails = () -> Optional.of(refused("inactive user"));
    pass(Duration.ofMinutes(10));

    assertThat(log.lines(Level.ERROR)).hasSize(2);
  }

  /** Each login finds the store in trouble twice: before it, and where its token is to be kept. */
  @Test
  void loginsThatSucceedDoNotRepeatTheStoresTrouble() {
    storeFails = true;
    for (int i = 0; i < 20; i++) {
      pass(Duration.ofMinutes(5));
      source.reject(source.token());
    }

    assertThat(logins.get()).isGreaterThan(10);
    assertThat(log.lines(Level.WARN)).filteredOn(line -> line.contains("store is in")).hasSize(1);
  }

  @Test
  void aServerThatAlwaysFindsNewWordsIsNotQuotedForEver() {
    AtomicInteger words = new AtomicInteger();
    loginFails = () -> Optional.of(refused("reason " + words.incrementAndGet()));
    pass(NIGHT);

    assertThat(words.get()).isGreaterThan(100);
    assertThat(log.lines(Level.ERROR)).hasSize(20);
  }

  /** The next write is due all the same, and then it is stored. */
  @Test
  void saysNothingOfTokensThatAreRenewedOftenerThanTheyMayBeStored() {
    storeKeeps = true;
    lifetime = askedAt -> new Lifetime.Declared(askedAt.plus(Duration.ofMinutes(10)));
    pass(NIGHT);

    assertThat(logins.get()).isGreaterThan(50);
    assertThat(log.lines(Level.WARN)).isEmpty();
    assertThat(log.lines(Level.INFO)).allMatch(line -> line.contains("logged in"));
    assertThat(log.lines(Level.DEBUG))
        .anyMatch(line -> line.contains("in memory only: another token was stored less than 16"))
        .anyMatch(line -> line.contains("stored AccessToken"));
  }

  @Test
  void tellsOnceOfAStoreThatTakesNoToken() {
    pass(NIGHT);

    assertThat(log.lines(Level.WARN))
        .containsExactly("sfauth:crm keeps its token in memory only: nothing is kept here");
  }

  @Test
  void tellsForHowManySecondsNoLoginIsMade() {
    storeKeeps = true;
    source.reject(source.token());

    assertThat(log.lines(Level.WARN))
        .singleElement()
        .asString()
        .contains("so logging in cures nothing: no login for 60 s. Look at");
  }

  private void pass(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plus(BETWEEN_EXCHANGES);
      try {
        source.token();
      } catch (SfAuthException e) {
        // The exchange fails; what the log says of it is what is asked.
      }
    }
  }

  private static TokenRefusedException refused(String advice) {
    return new TokenRefusedException(
        new Refusal(
            400,
            "invalid_grant",
            "authentication failure",
            "acme.my.salesforce.com",
            "clientCredentials",
            advice,
            RetryClass.CREDENTIALS));
  }

  private final class Logins implements TokenAuthority {

    @Override
    public AccessToken issue(Instant askedAt) {
      int login = logins.incrementAndGet();
      loginFails
          .get()
          .ifPresent(
              failure -> {
                throw failure;
              });
      return new AccessToken(
          Secret.of("token-" + login),
          URI.create("https://acme.my.salesforce.com"),
          Optional.empty(),
          askedAt,
          lifetime.apply(askedAt),
          "");
    }

    @Override
    public boolean credentialsChanged() {
      return false;
    }
  }

  /** Holds nothing, and keeps nothing unless it is told to. */
  private final class Store implements TokenStore {

    @Override
    public StoredToken read() {
      if (storeFails) {
        throw new StoreException("crm/token is away", null);
      }
      return kept;
    }

    @Override
    public Publication publish(AccessToken token, StoredToken expected) {
      if (!storeKeeps) {
        return new Publication.Withheld("nothing is kept here");
      }
      kept = new StoredToken("v" + logins, now, Optional.of(token));
      return new Publication.Published(kept);
    }

    @Override
    public boolean refreshesAhead() {
      return storeKeeps;
    }
  }
}
