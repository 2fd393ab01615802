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

import io.github.sfauth.token.TokenState.Denied;
import io.github.sfauth.token.TokenState.Empty;
import io.github.sfauth.token.TokenState.Held;
import io.github.sfauth.token.TokenState.Paused;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Obtains a token once for everybody, keeps it, and replaces it when it is due or refused.
 *
 * <pre>
 * ABSENT --login ok--&gt; FRESH --advisory--&gt; STALE --mandatory--&gt; EXPIRED
 *                      served, no work     served, and one      callers join the
 *                                          background flight    one flight
 * reject(token)  -&gt; EXPIRED for exactly that token value; a newer one is untouched
 * fatal refusal  -&gt; DENIED(cause, until), only when no usable token is left: raised at once, held
 *                   60-90 s
 * </pre>
 *
 * <p>There is one flight at a time: read the store and adopt what somebody else obtained, else take
 * the lease, log in, publish. Failures are never kept longer than their pause; while that lasts,
 * credentials and store are looked at in the background, at most every 15 s, and what somebody
 * changed or stored there ends it. A token whose lifetime is a guess is served again when the
 * flight that the guess started fails for a reason that passes. No timer runs: the exchange that
 * passes looks at the clock, so an idle source does nothing.
 *
 * <p>Thread-safe.
 */
public final class RefreshingTokenSource implements TokenSource, AutoCloseable {

  private final SharedState shared = new SharedState();

  private final RefreshPolicy policy;
  private final long useSample;
  private final Outcomes outcomes;
  private final InstantSource clock;
  private final Executor executor;
  private final Deadlines deadlines;
  private final Broadcast events;
  private final CredentialWatch watch;
  private final LatePublication late;
  private final Flight.Owner owner;

  RefreshingTokenSource(TokenSourceBuilder builder) {
    this.policy = builder.policy;
    this.useSample = policy.useSample().toMillis();
    this.clock = builder.clock;
    this.executor = builder.executor;
    this.deadlines = builder.deadlines;
    this.outcomes = new Outcomes(policy, builder.random, builder.store);
    this.events = new Broadcast(builder.events);
    Procurement procurement = new Procurement(builder, events, shared.tally, shared.refused);
    this.owner = new Landing(shared, procurement, outcomes, events, clock);
    this.watch = new CredentialWatch(procurement, events);
    this.late = new LatePublication(procurement.publisher(), events, this::stored);
  }

  /**
   * Starts a description of a source.
   *
   * @param authority who logs in
   * @param executor where flights run; must not be the callers' own thread in production
   * @param deadlines ends flights that do not end
   * @return a builder with a memory-only store, no lease, the system's clock and default durations
   */
  public static TokenSourceBuilder builder(
      TokenAuthority authority, Executor executor, Deadlines deadlines) {
    return new TokenSourceBuilder(authority, executor, deadlines);
  }

  @Override
  public Optional<AccessToken> ready() {
    long used = shared.lastUse;
    if (!(shared.state instanceof Held held)) {
      return Optional.empty();
    }
    long now = clock.millis();
    if (!held.usableAt(now, used)) {
      return Optional.empty();
    }
    // A use in the future is one before the clock was set back.
    boolean sampled = Math.abs(now - used) >= held.useSample(useSample);
    if (sampled) {
      shared.lastUse = now;
    }
    // The sample finds what a clock that was set back would put off.
    if ((now >= held.dueAt() || sampled) && shared.slot == null && isDue(held, now)) {
      attend();
    }
    return held.ready();
  }

  @Override
  public AccessToken token() {
    Optional<AccessToken> ready = ready();
    return ready.isPresent() ? ready.get() : Waiting.on(obtain());
  }

  @Override
  public CompletionStage<AccessToken> tokenAsync() {
    Optional<AccessToken> ready = ready();
    return ready.isPresent()
        ? CompletableFuture.completedStage(ready.get())
        : Waiting.apart(obtain());
  }

  @Override
  public void reject(AccessToken token) {
    Optional<Held> braked;
    synchronized (shared.lock) {
      long now = clock.millis();
      if (!(shared.state instanceof Held held)
          || !held.token().sameValueAs(token)
          || held.probation().brake().holdsAt(now)) {
        return;
      }
      shared.refused.add(token);
      shared.state = held.afterRejection(now, policy);
      braked = shared.state instanceof Held kept ? Optional.of(kept) : Optional.empty();
    }
    late.stopStoring(token);
    shared.tally.rejections.increment();
    braked.ifPresentOrElse(this::tellOfBrake, () -> events.rejected(token));
  }

  @Override
  public void accept(AccessToken token) {
    if (!(shared.state instanceof Held seen)
        || seen.probation().afterAcceptance() == seen.probation()) {
      return;
    }
    synchronized (shared.lock) {
      if (shared.state instanceof Held held && held.token().sameValueAs(token)) {
        shared.state = held.with(held.probation().afterAcceptance());
        shared.refused.forgive(token);
        shared.troubles.endIf(Refusals::isSameTokenAgain);
      }
    }
  }

  @Override
  public CompletionStage<AccessToken> refresh() {
    Flight flight;
    synchronized (shared.lock) {
      if (shared.closed) {
        return CompletableFuture.failedFuture(TokenUnavailableException.ofStoppedSource());
      } else if (shared.slot != null) {
        return Waiting.apart(shared.slot.outcome());
      }
      boolean inHand =
          shared.state instanceof Held held && held.usableAt(clock.millis(), shared.lastUse);
      flight = new Flight(owner, shared.state, inHand);
      shared.slot = flight;
    }
    start(flight.errand());
    return Waiting.apart(flight.outcome());
  }

  @Override
  public void recover() {
    if (shared.troubles.now().isPresent()) {
      // How it ends is told by the status; a token in hand is left as it is.
      var unused = obtain();
    }
  }

  @Override
  public Runnable listen(TokenEvents listener) {
    return events.add(listener);
  }

  @Override
  public TokenStatus status() {
    Flight flight = shared.slot;
    int waiting = flight == null ? 0 : flight.outcome().getNumberOfDependents();
    return Statuses.of(
        shared.state,
        clock.millis(),
        shared.lastUse,
        shared.tally.counts(),
        shared.troubles.lastRefusal(),
        shared.troubles.now(),
        waiting);
  }

  /** Ends the flight under way, if any, and fails its waiters. The token is not revoked. */
  @Override
  public void close() {
    Flight flight;
    synchronized (shared.lock) {
      shared.closed = true;
      flight = shared.slot;
    }
    if (flight != null) {
      flight.errand().callOff(TokenUnavailableException.ofStoppedSource());
    }
    watch.stop();
    late.stop();
  }

  private void tellOfBrake(Held braked) {
    events.braked(braked.token(), braked.probation().brake().length());
  }

  private boolean isDue(Held held, long now) {
    return held.refreshDueAt(now) || (held.storingDueAt(now) && !late.isUnderWay());
  }

  /** Begins what is due, for nobody who waits. */
  private void attend() {
    Optional<Errand> begun;
    synchronized (shared.lock) {
      begun = begin(clock.millis());
    }
    begun.ifPresent(this::start);
  }

  /** A refresh goes first, unless it failed before: it brings a token of its own to store. */
  private Optional<Errand> begin(long now) {
    if (shared.closed || shared.slot != null || !(shared.state instanceof Held held)) {
      return Optional.empty();
    }
    boolean storing = held.storingDueAt(now) && !late.isUnderWay();
    if (held.refreshDueAt(now) && !(storing && held.refreshFailed())) {
      Flight flight = new Flight(owner, held, true);
      shared.slot = flight;
      return Optional.of(flight.errand());
    }
    return storing ? late.begin(held) : Optional.empty();
  }

  private void start(Errand errand) {
    errand.start(executor, deadlines, policy.flightDeadline());
  }

  /** A failure counts for the debt that it was begun for: what was settled since stays settled. */
  private boolean stored(Held owing, Publisher.End end) {
    synchronized (shared.lock) {
      if (shared.state instanceof Held held
          && held.token() == owing.token()
          && (end.isSettled() || held.debt() == owing.debt())) {
        shared.state = outcomes.afterStoring(held, end);
        return true;
      }
      return false;
    }
  }

  private CompletableFuture<AccessToken> obtain() {
    watchWhilePaused();
    Flight flight;
    synchronized (shared.lock) {
      Optional<CompletableFuture<AccessToken>> known = withoutFlight(clock.millis());
      if (known.isPresent()) {
        return known.get();
      }
      flight = new Flight(owner, shared.state, false);
      shared.slot = flight;
    }
    start(flight.errand());
    return flight.outcome();
  }

  /** What a caller gets if no new flight is needed, or none may be begun. */
  private Optional<CompletableFuture<AccessToken>> withoutFlight(long now) {
    Flight underWay = shared.slot;
    if (shared.closed) {
      return failure(TokenUnavailableException.ofStoppedSource());
    } else if (shared.state instanceof Denied denied && denied.hold().holdsAt(now)) {
      return failure(denied.cause());
    } else if (shared.state instanceof Held held && held.usableAt(now, shared.lastUse)) {
      return Optional.of(CompletableFuture.completedFuture(held.token()));
    } else if (underWay != null) {
      return Optional.of(underWay.outcome());
    } else if (shared.state instanceof Empty empty && empty.pause().holdsAt(now)) {
      return empty.lastFailure().flatMap(RefreshingTokenSource::failure);
    }
    return Optional.empty();
  }

  private static Optional<CompletableFuture<AccessToken>> failure(SfAuthException cause) {
    return Optional.of(CompletableFuture.failedFuture(cause));
  }

  /** While nobody logs in, lets one caller now and then start a look for what would end that. */
  private void watchWhilePaused() {
    Optional<Errand> begun;
    synchronized (shared.lock) {
      long now = clock.millis();
      if (shared.closed || !(shared.state instanceof Paused paused) || !paused.lookDueAt(now)) {
        return;
      }
      shared.state = paused.watched(Pause.of(now, policy.recheckInterval().toMillis()));
      begun = watch.begin(paused, this::lift);
    }
    begun.ifPresent(this::start);
  }

  private void lift(Paused paused) {
    synchronized (shared.lock) {
      if (shared.state instanceof Paused still && still.isSameAs(paused)) {
        shared.state = Empty.after(still, clock.millis());
      }
    }
  }
}
