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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells who a token speaks for: from the identity URL that came with a login, else by one call to
 * Salesforce's UserInfo endpoint per token. A secret that is shared with other clients keeps no
 * identity URL. Where UserInfo does not say, it is asked again after a while only. Nobody waits for
 * longer than for a login, and nobody after the end of the connection. Thread-safe.
 */
public final class Identities {

  /** An app may lack the scope for UserInfo for good: no call and no wait per exchange. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Identities.class);

  private final String name;
  private final UserInfoEndpoint endpoint;
  private final Threads threads;
  private final Duration longest;
  private final InstantSource clock;
  private volatile @Nullable Answer last;

  /** A pool that is shut down drops what it did not begin, and tells nobody. */
  private final Set<CompletableFuture<Optional<Identity>>> awaited = ConcurrentHashMap.newKeySet();

  // Guarded by this.
  private boolean closed;

  Identities(
      String name,
      UserInfoEndpoint endpoint,
      Threads threads,
      Duration longest,
      InstantSource clock) {
    this.name = name;
    this.endpoint = endpoint;
    this.threads = threads;
    this.longest = longest;
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
    // The same session may come with an identity URL later, when it was asked about in vain.
    return answered(token).or(() -> token.identityUrl().flatMap(Identities::parse));
  }

  private Optional<Identity> answered(AccessToken token) {
    Answer answer = last;
    return answer != null && answer.isOf(token) && answer.identity().isDone()
        ? answer.identity().join()
        : Optional.empty();
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
   * @return org and user; nothing if UserInfo does not say in time. It never fails
   */
  public CompletionStage<Optional<Identity>> ask(AccessToken token) {
    return answer(token).copy();
  }

  /**
   * The same, and waits until there is no more to learn now. An interrupt ends the wait and is left
   * for the caller.
   *
   * @param token the token
   */
  public void await(AccessToken token) {
    try {
      Optional<Identity> unused = answer(token).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets everybody go who waits. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    awaited.forEach(identity -> identity.complete(Optional.empty()));
  }

  private CompletableFuture<Optional<Identity>> answer(AccessToken token) {
    Optional<Identity> known = known(token);
    return known.isPresent() ? CompletableFuture.completedFuture(known) : asked(token);
  }

  private boolean askedInVain(@Nullable Answer answer, AccessToken token) {
    if (answer == null || !answer.isOf(token) || !answer.identity().isDone()) {
      return false;
    }
    long since = clock.millis() - answer.askedAt();
    // A clock that was set back ends it.
    return since >= 0 && since < PAUSE.toMillis();
  }

  private synchronized CompletableFuture<Optional<Identity>> asked(AccessToken token) {
    Answer known = last;
    if (known != null
        && known.isOf(token)
        && (!known.identity().isDone() || askedInVain(known, token))) {
      return known.identity();
    }
    CompletableFuture<Optional<Identity>> identity = new CompletableFuture<>();
    last = new Answer(token, identity, clock.millis());
    if (closed) {
      identity.complete(Optional.empty());
    } else {
      begin(token, identity);
    }
    return identity;
  }

  private void begin(AccessToken token, CompletableFuture<Optional<Identity>> identity) {
    awaited.add(identity);
    CompletionStage<?> ended = identity.thenRun(() -> awaited.remove(identity));
    try {
      String overdue = "no answer within " + longest.toSeconds() + " s";
      Runnable disarm = threads.deadlines().after(longest, () -> giveUp(identity, overdue));
      CompletionStage<?> disarmed = identity.thenRun(disarm);
      threads.flights().execute(() -> fetch(token, identity));
    } catch (RejectedExecutionException e) {
      giveUp(identity, "the thread pool takes no more work");
    }
  }

  private void fetch(AccessToken token, CompletableFuture<Optional<Identity>> identity) {
    if (identity.isDone()) {
      return;
    }
    try {
      UserInfoEndpoint.UserInfo info = endpoint.ask(token);
      identity.complete(Optional.of(new Identity(info.organizationId(), info.userId())));
    } catch (RuntimeException e) {
      giveUp(identity, String.valueOf(e.getMessage()));
    }
  }

  private void giveUp(CompletableFuture<Optional<Identity>> identity, String reason) {
    if (identity.complete(Optional.empty())) {
      LOG.warn("sfauth:{}: org and user are unknown: {}", name, reason);
    }
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
