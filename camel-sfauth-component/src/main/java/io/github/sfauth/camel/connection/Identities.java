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

import io.github.sfauth.http.UserInfoEndpoint;
import io.github.sfauth.token.AccessToken;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells who a token speaks for: from the identity URL that came with a login, else by one call to
 * Salesforce's UserInfo endpoint per token. A secret that is shared with other clients keeps no
 * identity URL. Where UserInfo does not say, it is asked again after a while only. Thread-safe.
 */
public final class Identities {

  /** An app may lack the scope for UserInfo for good: no call and no wait per exchange. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Identities.class);

  private final String name;
  private final UserInfoEndpoint endpoint;
  private final Executor executor;
  private final InstantSource clock;
  private volatile @Nullable Answer last;

  Identities(String name, UserInfoEndpoint endpoint, Executor executor, InstantSource clock) {
    this.name = name;
    this.endpoint = endpoint;
    this.executor = executor;
    this.clock = clock;
  }

  private record Answer(
      AccessToken token, CompletableFuture<Optional<Identity>> identity, long askedAt) {

    boolean isOf(AccessToken other) {
      return token == other || token.sameValueAs(other);
    }
  }

  /**
   * Who a token speaks for, if that is known without asking.
   *
   * @param token the token
   * @return org and user
   */
  public Optional<Identity> known(AccessToken token) {
    Answer answer = last;
    if (answer != null && answer.isOf(token) && answer.identity().isDone()) {
      return answer.identity().join();
    }
    return token.identityUrl().flatMap(Identities::parse);
  }

  /**
   * Whether there is no more to learn now: it is known, or was asked in vain a moment ago.
   *
   * @param token the token
   * @return true if asking would bring nothing
   */
  public boolean settled(AccessToken token) {
    return known(token).isPresent() || askedInVain(last, token);
  }

  /**
   * Asks who a token speaks for, once per token.
   *
   * @param token the token
   * @return org and user; nothing if UserInfo does not say
   */
  public CompletionStage<Optional<Identity>> ask(AccessToken token) {
    Optional<Identity> known = known(token);
    return known.isPresent()
        ? CompletableFuture.completedStage(known)
        : answer(token).identity().copy();
  }

  private boolean askedInVain(@Nullable Answer answer, AccessToken token) {
    return answer != null
        && answer.isOf(token)
        && answer.identity().isDone()
        && clock.millis() - answer.askedAt() < PAUSE.toMillis();
  }

  private synchronized Answer answer(AccessToken token) {
    Answer known = last;
    if (known != null
        && known.isOf(token)
        && (!known.identity().isDone() || askedInVain(known, token))) {
      return known;
    }
    Answer fresh =
        new Answer(
            token,
            CompletableFuture.supplyAsync(() -> fetch(token), executor).exceptionally(this::report),
            clock.millis());
    last = fresh;
    return fresh;
  }

  private Optional<Identity> report(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    LOG.warn("sfauth:{}: org and user are unknown: {}", name, cause.getMessage());
    return Optional.empty();
  }

  private Optional<Identity> fetch(AccessToken token) {
    UserInfoEndpoint.UserInfo info = endpoint.ask(token);
    return Optional.of(new Identity(info.organizationId(), info.userId()));
  }

  /** {@code https://host/id/orgId/userId}. */
  private static Optional<Identity> parse(URI identityUrl) {
    String[] segments = String.valueOf(identityUrl.getPath()).split("/", -1);
    int n = segments.length;
    return n < 3 || segments[n - 1].isEmpty() || segments[n - 2].isEmpty()
        ? Optional.empty()
        : Optional.of(new Identity(segments[n - 2], segments[n - 1]));
  }
}
