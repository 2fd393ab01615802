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

import io.github.sfauth.aws.OwnSecretStore;
import io.github.sfauth.aws.SecretId;
import io.github.sfauth.aws.SharedSecretStore;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.ClientCredentialsGrant;
import io.github.sfauth.oauth.CredentialSource;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.RefreshingTokenSource;
import io.github.sfauth.token.Secret;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.StoredToken;
import io.github.sfauth.token.TokenEvents;
import io.github.sfauth.token.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One process from its start to its end: a token source on its store, and exchanges that pass. */
final class Participant implements TokenEvents {

  private static final SecretId SECRET = SecretId.of("crm");
  private static final HostGuard GUARD = new HostGuard(Set.of());

  private final World world;
  private final String name;
  private final InstantSource clock;
  private final Knowledge knowledge = new Knowledge();
  private final List<Strand> strands = new ArrayList<>();
  private final List<Alarm> alarms = new ArrayList<>();
  private final Deque<AccessToken> served = new ArrayDeque<>();
  private final RefreshingTokenSource source;
  private boolean gone;
  private boolean asleep;

  Participant(World world, String name) {
    this.world = world;
    this.name = name;
    Duration wrong = world.settings.clocksOff();
    Duration offset = wrong.isZero() ? wrong : world.dice.upTo(wrong.multipliedBy(2)).minus(wrong);
    this.clock = () -> world.time.instant().plus(offset);
    Account account = account();
    this.source =
        RefreshingTokenSource.builder(
                new Login(world, this, account.credentials()), this::begin, this::alarm)
            .store(new WatchedStore(account.store(), this::sees))
            .events(this)
            .clock(clock)
            .random(world.dice)
            .build();
  }

  /** A deadline of this process. */
  record Alarm(Instant due, Runnable task) {}

  private record Account(TokenStore store, CredentialSource credentials) {}

  private Account account() {
    SecretsPort client = new SecretsPort(world, this);
    if (world.settings.layout() == Layout.SHARED) {
      SharedSecretStore store =
          SharedSecretStore.builder(client, SECRET, GUARD, Org.SESSION_TIMEOUT)
              .clock(clock)
              .random(world.dice)
              .pause(this::pause)
              .build();
      return new Account(store, store);
    }
    CredentialSource credentials = new KnownClient();
    return new Account(
        OwnSecretStore.builder(
                client,
                SECRET,
                GUARD,
                credentials,
                new ClientCredentialsGrant(""),
                Org.SESSION_TIMEOUT)
            .issuer(name)
            .clock(clock)
            .random(world.dice)
            .pause(this::pause)
            .build(),
        credentials);
  }

  private static final class KnownClient implements CredentialSource {

    private static final ClientCredentials CLIENT =
        ClientCredentials.withSecret(Org.INSTANCE, "3MVG9.key", Secret.of("a consumer secret"));

    @Override
    public ClientCredentials current() {
      return CLIENT;
    }

    @Override
    public ClientCredentials reread() {
      return CLIENT;
    }
  }

  Knowledge knowledge() {
    return knowledge;
  }

  boolean isAwake() {
    return !gone && !asleep;
  }

  boolean isGone() {
    return gone;
  }

  boolean isAsleep() {
    return asleep;
  }

  // What it does.

  /** An exchange comes by, and may have to wait for its token. */
  void exchange() {
    var unused = source.tokenAsync().whenComplete(this::told);
  }

  private void told(@Nullable AccessToken token, @Nullable Throwable failure) {
    if (gone) {
      return;
    } else if (token != null) {
      world.witness.served(this, token);
      served.add(token);
    } else if (failure != null) {
      tell(() -> "fails an exchange: " + failure.getMessage());
    }
  }

  boolean hasToken() {
    return !served.isEmpty();
  }

  /**
   * The exchange calls the API.
   *
   * @param takenForEnded refused although its session goes on
   * @return whether the API took it
   */
  Optional<AccessToken> call(boolean takenForEnded) {
    AccessToken token = served.remove();
    if (world.org.takes(token) && !takenForEnded) {
      tell(() -> "calls the API with " + Org.shown(token));
      source.accept(token);
      return Optional.of(token);
    }
    tell(() -> "is refused " + Org.shown(token));
    source.reject(token);
    return Optional.empty();
  }

  void sleep() {
    tell(() -> "falls asleep");
    asleep = true;
  }

  void wake() {
    tell(() -> "wakes up");
    asleep = false;
  }

  void vanish() {
    tell(() -> "vanishes");
    gone = true;
    served.clear();
    strands.forEach(Strand::cut);
  }

  // What it needs.

  private void begin(Runnable task) {
    strands.add(world.stage.add(task));
  }

  /** Those of its own that have not ended. */
  List<Strand> strands() {
    strands.retainAll(world.stage.strands());
    return strands;
  }

  private Runnable alarm(Duration delay, Runnable task) {
    Alarm alarm = new Alarm(world.time.instant().plus(delay), task);
    alarms.add(alarm);
    return () -> alarms.remove(alarm);
  }

  List<Alarm> due() {
    return alarms.stream().filter(alarm -> !alarm.due().isAfter(world.time.instant())).toList();
  }

  void ring(Alarm alarm) {
    tell(() -> "has waited long enough");
    alarms.remove(alarm);
    alarm.task().run();
  }

  private void sees(StoredToken stored) {
    world.witness.told(this, world.stage.running(), stored.version());
  }

  /** Here a call to the outside begins or ends. */
  void stop() {
    world.stage.stop();
  }

  private void pause(Duration length) {
    stop();
    world.time.pass(length);
  }

  // What is heard of it.

  void tell(Supplier<String> what) {
    world.trace.tell(name, what);
  }

  @Override
  public void loggedIn(AccessToken token) {
    tell(() -> "has logged in: " + Org.shown(token));
  }

  @Override
  public void adopted(AccessToken token) {
    tell(() -> "adopts " + Org.shown(token));
    world.witness.adopted(this, world.stage.running(), token);
  }

  @Override
  public void published(AccessToken token, String version) {
    tell(() -> "has published " + Org.shown(token));
    world.witness.published(this, token, version);
  }

  @Override
  public void deferred(AccessToken token) {
    tell(() -> "keeps " + Org.shown(token) + " in memory until its turn");
  }

  @Override
  public void withheld(AccessToken token, String reason) {
    tell(() -> "keeps " + Org.shown(token) + " in memory: " + reason);
  }

  @Override
  public void storeFailed(StoreException trouble) {
    tell(() -> "has trouble with its store: " + trouble.getMessage());
  }

  @Override
  public void braked(AccessToken token, Duration pause) {
    tell(() -> "logs in no more for " + pause);
  }

  @Override
  public void failed(SfAuthException failure, boolean tokenInHand) {
    tell(() -> "gets no token: " + failure.getMessage());
  }

  @Override
  public String toString() {
    return name;
  }
}
