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
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * While nobody logs in, as logins are refused or have to wait, looks in the background for changed
 * credentials or for a token that somebody else stored. One look at a time, each with a deadline.
 */
final class CredentialWatch {

  private final Procurement procurement;
  private final Executor executor;
  private final Deadlines deadlines;
  private final Duration longest;
  private final Broadcast events;
  private final AtomicReference<@Nullable Errand> underWay = new AtomicReference<>();

  CredentialWatch(TokenSourceBuilder builder, Procurement procurement, Broadcast events) {
    this.procurement = procurement;
    this.executor = builder.executor;
    this.deadlines = builder.deadlines;
    this.longest = builder.policy.flightDeadline();
    this.events = events;
  }

  /** Starts a look, unless one is under way; tells if the pause is worth lifting. */
  void look(Paused paused, Consumer<Paused> worthLifting) {
    Look look = new Look(paused, worthLifting);
    if (underWay.compareAndSet(null, look.errand)) {
      look.errand.start(executor, deadlines, longest);
    }
  }

  void stop(SfAuthException why) {
    Errand errand = underWay.get();
    if (errand != null) {
      errand.abandon(why);
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
      boolean lift = procurement.worthTryingAgain(paused);
      done();
      if (lift) {
        worthLifting.accept(paused);
      }
    }

    @Override
    public void failed(SfAuthException trouble) {
      done();
      events.failed(trouble, false);
    }

    private void done() {
      underWay.compareAndSet(errand, null);
    }
  }
}
