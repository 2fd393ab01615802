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
import org.jspecify.annotations.Nullable;

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
 * <p>Thread-safe. State is one immutable object behind one volatile; the lock guards transitions
 * only and is never held over I/O.
 */
public final class RefreshingTokenSource implements TokenSource, AutoCloseable {

  private final Object lock = new Object();

  private final RefreshPolicy policy;
  private final long useSample;
  private final Outcomes outcomes;
  private final InstantSource clock;
  private final Executor executor;
  private final Deadlines deadlines;
  private final Broadcast events;
  private final Procurement procurement;
  private final CredentialWatch watch;
  private final LatePublication late;
  private final RefusedTokens refused = new RefusedTokens();
  private final Tally tally = new Tally();
  private final Troubles troubles = new Troubles();
  private final Flight.Owner owner = new Transitions();

  // Written under the lock, read by everybody.
  private volatile TokenState state = Empty.ABSENT;
  private volatile @Nullable Flight slot;
  private volatile boolean closed;

  // Sampled: written at most once a minute, by whoever passes. A new token is written before it and
  // read after it, so that an old token never looks as if it had just been used.
  private volatile long lastUse;

  RefreshingTokenSource(TokenSourceBuilder builder) {
    this.policy = builder.policy;
    this.useSample = policy.useSample().toMillis();
    this.clock = builder.clock;
    this.executor = builder.executor;
    this.deadlines = builder.deadlines;
    this.outcomes = new Outcomes(policy, builder.random, builder.store);
    this.events = new Broadcast(builder.events);
    this.procurement = new Procurement(builder, events, tally, refused);
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
    long used = lastUse;
    if (!(state instanceof Held held)) {
      return Optional.empty();
    }
    long now = clock.millis();
    if (!held.usableAt(now, used)) {
      return Optional.empty();
    }
    // A use in the future is one before the clock was set back.
    boolean sampled = Math.abs(now - used) >= held.useSample(useSample);
    if (sampled) {
      lastUse = now;
    }
    // The sample finds what a clock that was set back would put off.
    if ((now >= held.dueAt() || sampled) && slot == null && isDue(held, now)) {
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
    synchronized (lock) {
      long now = clock.millis();
      if (!(state instanceof Held held)
          || !held.token().sameValueAs(token)
          || held.probation().brake().holdsAt(now)) {
        return;
      }
      refused.add(token);
      state = held.afterRejection(now, policy);
      braked = state instanceof Held kept ? Optional.of(kept) : Optional.empty();
    }
    late.stopStoring(token);
    tally.rejections.increment();
    braked.ifPresentOrElse(this::tellOfBrake, () -> events.rejected(token));
  }

  @Override
  public void accept(AccessToken token) {
    if (!(state instanceof Held seen) || seen.probation().afterAcceptance() == seen.probation()) {
      return;
    }
    synchronized (lock) {
      if (state instanceof Held held && held.token().sameValueAs(token)) {
        state = held.with(held.probation().afterAcceptance());
        refused.forgive(token);
        troubles.endIf(Refusals::isSameTokenAgain);
      }
    }
  }

  @Override
  public CompletionStage<AccessToken> refresh() {
    Flight flight;
    synchronized (lock) {
      if (closed) {
        return CompletableFuture.failedFuture(stopped());
      } else if (slot != null) {
        return Waiting.apart(slot.outcome());
      }
      boolean inHand = state instanceof Held held && held.usableAt(clock.millis(), lastUse);
      flight = new Flight(owner, state, inHand);
      slot = flight;
    }
    start(flight.errand());
    return Waiting.apart(flight.outcome());
  }

  @Override
  public void recover() {
    if (troubles.now().isPresent()) {
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
    Flight flight = slot;
    int waiting = flight == null ? 0 : flight.outcome().getNumberOfDependents();
    return Statuses.of(
        state,
        clock.millis(),
        lastUse,
        tally.counts(),
        troubles.lastRefusal(),
        troubles.now(),
        waiting);
  }

  /** Ends the flight under way, if any, and fails its waiters. The token is not revoked. */
  @Override
  public void close() {
    Flight flight;
    synchronized (lock) {
      closed = true;
      flight = slot;
    }
    if (flight != null) {
      flight.errand().callOff(stopped());
    }
    watch.stop();
    late.stop();
  }

  private static TokenUnavailableException stopped() {
    return new TokenUnavailableException("The token source was stopped", null);
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
    synchronized (lock) {
      begun = begin(clock.millis());
    }
    begun.ifPresent(this::start);
  }

  /** A refresh goes first, unless it failed before: it brings a token of its own to store. */
  private Optional<Errand> begin(long now) {
    if (closed || slot != null || !(state instanceof Held held)) {
      return Optional.empty();
    }
    boolean storing = held.storingDueAt(now) && !late.isUnderWay();
    if (held.refreshDueAt(now) && !(storing && held.refreshFailed())) {
      Flight flight = new Flight(owner, held, true);
      slot = flight;
      return Optional.of(flight.errand());
    }
    return storing ? late.begin(held) : Optional.empty();
  }

  private void start(Errand errand) {
    errand.start(executor, deadlines, policy.flightDeadline());
  }

  /** A failure counts for the debt that it was begun for: what was settled since stays settled. */
  private boolean stored(Held owing, Publisher.End end) {
    synchronized (lock) {
      if (state instanceof Held held
          && held.token() == owing.token()
          && (end.isSettled() || held.debt() == owing.debt())) {
        state = outcomes.afterStoring(held, end);
        return true;
      }
      return false;
    }
  }

  private CompletableFuture<AccessToken> obtain() {
    watchWhilePaused();
    Flight flight;
    synchronized (lock) {
      Optional<CompletableFuture<AccessToken>> known = withoutFlight(clock.millis());
      if (known.isPresent()) {
        return known.get();
      }
      flight = new Flight(owner, state, false);
      slot = flight;
    }
    start(flight.errand());
    return flight.outcome();
  }

  /** What a caller gets if no new flight is needed, or none may be begun. */
  private Optional<CompletableFuture<AccessToken>> withoutFlight(long now) {
    Flight underWay = slot;
    if (closed) {
      return failure(stopped());
    } else if (state instanceof Denied denied && denied.hold().holdsAt(now)) {
      return failure(denied.cause());
    } else if (state instanceof Held held && held.usableAt(now, lastUse)) {
      return Optional.of(CompletableFuture.completedFuture(held.token()));
    } else if (underWay != null) {
      return Optional.of(underWay.outcome());
    } else if (state instanceof Empty empty && empty.pause().holdsAt(now)) {
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
    synchronized (lock) {
      long now = clock.millis();
      if (closed || !(state instanceof Paused paused) || !paused.lookDueAt(now)) {
        return;
      }
      state = paused.watched(Pause.of(now, policy.recheckInterval().toMillis()));
      begun = watch.begin(paused, this::lift);
    }
    begun.ifPresent(this::start);
  }

  private void lift(Paused paused) {
    synchronized (lock) {
      if (state instanceof Paused still && still.isSameAs(paused)) {
        state = Empty.after(still, clock.millis());
      }
    }
  }

  /** What the end of a flight does to the state. */
  private final class Transitions implements Flight.Owner {

    @Override
    public Obtained fly(Flight flight) {
      return procurement.obtain(flight);
    }

    @Override
    public void landed(Flight flight, Obtained obtained) {
      AccessToken token = obtained.token();
      Optional<TokenRefusedException> again = Optional.empty();
      boolean discarded;
      synchronized (lock) {
        boolean refusedMeanwhile = refused.contains(token);
        discarded = closed;
        if (!discarded && slot != flight && tooLate(flight, obtained, refusedMeanwhile)) {
          return;
        } else if (!discarded) {
          again = commit(obtained, refusedMeanwhile);
          release(flight);
        }
      }
      if (discarded) {
        // Whoever closes it may find this flight over already: the waiters hear it from here.
        endWithout(flight, stopped());
      } else if (again.isPresent()) {
        refuseForWaiters(flight, again.get());
      } else {
        tally.ended(obtained.issuedToUs() ? RefreshEnd.LOGIN : RefreshEnd.ADOPTED);
        flight.outcome().complete(token);
      }
    }

    /** What there is to say against the token that is in hand by that, if anything. */
    private Optional<TokenRefusedException> commit(Obtained obtained, boolean refusedMeanwhile) {
      long now = clock.millis();
      state = outcomes.afterSuccess(state, obtained, refusedMeanwhile, now);
      lastUse = now;
      Optional<TokenRefusedException> again =
          refusedMeanwhile
              ? Optional.of(Refusals.sameTokenAgain(obtained.token()))
              : Optional.empty();
      again.ifPresentOrElse(troubles::failed, troubles::over);
      return again;
    }

    /** Whether what a flight brought after its end is of no use, but for where it is stored. */
    private boolean tooLate(Flight flight, Obtained obtained, boolean refusedMeanwhile) {
      if (!(state instanceof Held held)) {
        return refusedMeanwhile;
      } else if (held.token() == obtained.token() && obtained.debt().isSettled()) {
        state = outcomes.afterStoring(held, obtained.end());
      }
      return refusedMeanwhile || !flight.replaces(held);
    }

    /** Logging in again would bring the same: these waiters are told, and the brake holds. */
    private void refuseForWaiters(Flight flight, TokenRefusedException failure) {
      tally.ended(RefreshEnd.REFUSED);
      events.failed(failure, true);
      flight.outcome().completeExceptionally(failure);
    }

    @Override
    public void lost(Flight flight, SfAuthException failure) {
      Optional<Obtained> issued = flight.kept();
      if (issued.isPresent() && !closed) {
        landed(flight, issued.get());
      } else {
        endWithout(flight, failure);
      }
    }

    private void endWithout(Flight flight, SfAuthException failure) {
      Optional<AccessToken> inHand = Optional.empty();
      boolean stopping;
      synchronized (lock) {
        if (slot != flight) {
          return;
        }
        long now = clock.millis();
        state = outcomes.afterFailure(state, failure, now, lastUse);
        if (state instanceof Held held) {
          inHand = held.ready();
          lastUse = now;
        }
        troubles.failed(failure);
        stopping = closed;
        release(flight);
      }
      tally.ended(
          failure instanceof TokenRefusedException ? RefreshEnd.REFUSED : RefreshEnd.FAILED);
      if (!stopping) {
        events.failed(failure, inHand.isPresent());
      }
      flight.end(inHand, failure);
    }

    private void release(Flight flight) {
      if (slot == flight) {
        slot = null;
      }
    }
  }
}
