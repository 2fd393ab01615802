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

import io.github.sfauth.token.TokenState.Held;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stores in the background what is owed to the store. One at a time, with a deadline, and beside
 * the flights: nobody waits for it, and it keeps no caller from a login.
 */
final class LatePublication {

  /** Whose token it is. */
  interface Owner {

    /**
     * What it came to; told before another one may begin, or late if it was given up.
     *
     * @return whether that is still of interest
     */
    boolean stored(Held owing, Publisher.End end);
  }

  private final Owner owner;
  private final Publisher publisher;
  private final Broadcast events;
  private final AtomicReference<@Nullable Storing> underWay = new AtomicReference<>();

  LatePublication(Publisher publisher, Broadcast events, Owner owner) {
    this.owner = owner;
    this.publisher = publisher;
    this.events = events;
  }

  /** Takes it on, unless one is under way; no I/O. What comes back is to be started. */
  Optional<Errand> begin(Held owing) {
    Storing storing = new Storing(owing);
    return underWay.compareAndSet(null, storing) ? Optional.of(storing.errand) : Optional.empty();
  }

  boolean isUnderWay() {
    return underWay.get() != null;
  }

  /** Ends the one under way, if any, and says nothing of it. What is on the wire is not undone. */
  void stop() {
    end(underWay.get());
  }

  /** The same, if it is that token's. */
  void stopStoring(AccessToken token) {
    Storing storing = underWay.get();
    if (storing != null && storing.owing.token().sameValueAs(token)) {
      end(storing);
    }
  }

  private void end(@Nullable Storing storing) {
    if (storing != null && underWay.compareAndSet(storing, null)) {
      storing.errand.callOff(new TokenUnavailableException("Not to be stored any more", null));
    }
  }

  private final class Storing implements Errand.Work {

    private final Held owing;
    private final Errand errand = new Errand(this, "storing of a token");

    Storing(Held owing) {
      this.owing = owing;
    }

    @Override
    public void run() {
      owner.stored(owing, publisher.settle(owing, errand));
      done();
    }

    @Override
    public void failed(SfAuthException trouble) {
      if (underWay.get() != this) {
        return;
      }
      Debt debt = publisher.owed(owing.debt().failures());
      boolean kept = owner.stored(owing, new Publisher.End.Kept(owing.seen(), debt));
      done();
      if (kept) {
        events.storeFailed(new StoreException(String.valueOf(trouble.getMessage()), null));
      }
    }

    @Override
    public String overdue(Duration after) {
      return "The token could not be stored within "
          + after.toSeconds()
          + " s, and is kept in memory";
    }

    private void done() {
      underWay.compareAndSet(this, null);
    }
  }
}
