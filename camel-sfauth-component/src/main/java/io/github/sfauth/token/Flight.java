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

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One trip for a token, with everybody who waits for it. */
final class Flight implements Errand.Work {

  /** What the flight is flown for. */
  interface Owner {

    Obtained fly(Flight flight);

    void landed(Flight flight, Obtained obtained);

    /** May be told of a flight that has landed already: a deadline does not wait. */
    void lost(Flight flight, SfAuthException failure);
  }

  private final Owner owner;
  private final TokenState before;
  private final boolean usableInHand;
  private final Errand errand = new Errand(this, "login");
  private final CompletableFuture<AccessToken> outcome = new CompletableFuture<>();
  private volatile Optional<Obtained> kept = Optional.empty();

  Flight(Owner owner, TokenState before, boolean usableInHand) {
    this.owner = owner;
    this.before = before;
    this.usableInHand = usableInHand;
  }

  TokenState before() {
    return before;
  }

  boolean usableInHand() {
    return usableInHand;
  }

  /** Whether it was flown to replace just this token. */
  boolean replaces(TokenState.Held held) {
    return before instanceof TokenState.Held replaced && replaced.token() == held.token();
  }

  Errand errand() {
    return errand;
  }

  /** Keeps what a login brought, in case that storing it does not end in time. */
  void keep(Obtained issued) {
    kept = Optional.of(issued);
  }

  /** What is in hand already if the flight has to end here. */
  Optional<Obtained> kept() {
    return kept;
  }

  /** What waiters wait for; never given away, so that nobody completes it for the others. */
  CompletableFuture<AccessToken> outcome() {
    return outcome;
  }

  /** Tells everybody who waits: the token that is left, or why there is none. */
  void end(Optional<AccessToken> inHand, SfAuthException failure) {
    if (inHand.isPresent()) {
      outcome.complete(inHand.get());
    } else {
      outcome.completeExceptionally(failure);
    }
  }

  @Override
  public void run() {
    owner.landed(this, owner.fly(this));
  }

  @Override
  public void failed(SfAuthException failure) {
    owner.lost(this, failure);
  }
}
