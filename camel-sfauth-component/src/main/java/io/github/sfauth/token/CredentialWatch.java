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

import io.github.sfauth.token.TokenState.Paused;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * While nobody logs in, as logins are refused or have to wait, looks in the background for changed
 * credentials or for a token that somebody else stored. One look at a time, each with a deadline.
 */
final class CredentialWatch {

  private final Procurement procurement;
  private final Broadcast events;
  private final AtomicReference<@Nullable Errand> underWay = new AtomicReference<>();

  CredentialWatch(Procurement procurement, Broadcast events) {
    this.procurement = procurement;
    this.events = events;
  }

  /**
   * Takes a look on, unless one is under way; no I/O. What comes back is to be started, and tells
   * if the pause is worth lifting.
   */
  Optional<Errand> begin(Paused paused, Consumer<Paused> worthLifting) {
    Errand errand = new Look(paused, worthLifting).errand;
    return underWay.compareAndSet(null, errand) ? Optional.of(errand) : Optional.empty();
  }

  /** Ends the one under way, if any, and says nothing of it. */
  void stop() {
    Errand errand = underWay.getAndSet(null);
    if (errand != null) {
      errand.callOff(new TokenUnavailableException("No look is needed any more", null));
    }
  }

  private final class Look implements Errand.Work {

    private final Paused paused;
    private final Consumer<Paused> worthLifting;
    private final Errand errand = new Errand(this, "look at the credentials");

    Look(Paused paused, Consumer<Paused> worthLifting) {
      this.paused = paused;
      this.worthLifting = worthLifting;
    }

    @Override
    public void run() {
      boolean lift = procurement.worthTryingAgain(paused, errand);
      underWay.compareAndSet(errand, null);
      if (lift) {
        worthLifting.accept(paused);
      }
    }

    @Override
    public void failed(SfAuthException trouble) {
      if (underWay.compareAndSet(errand, null)) {
        events.failed(trouble, false);
      }
    }

    @Override
    public String overdue(Duration after) {
      return "The credentials could not be looked at within " + after.toSeconds() + " s";
    }
  }
}
