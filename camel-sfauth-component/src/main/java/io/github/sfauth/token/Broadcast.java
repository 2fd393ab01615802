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

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells all listeners, and survives what one throws; complains of that once. Thread-safe. */
final class Broadcast implements TokenEvents {

  private static final System.Logger LOG = System.getLogger(Broadcast.class.getName());

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  Broadcast(TokenEvents first) {
    add(first);
  }

  /** Adds one; what is returned takes it off again. */
  Runnable add(TokenEvents events) {
    Listener listener = new Listener(events);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void loggedIn(AccessToken token) {
    tell(events -> events.loggedIn(token));
  }

  @Override
  public void adopted(AccessToken token) {
    tell(events -> events.adopted(token));
  }

  @Override
  public void published(AccessToken token, String version) {
    tell(events -> events.published(token, version));
  }

  @Override
  public void deferred(AccessToken token) {
    tell(events -> events.deferred(token));
  }

  @Override
  public void withheld(AccessToken token, String reason) {
    tell(events -> events.withheld(token, reason));
  }

  @Override
  public void storeFailed(StoreException trouble) {
    tell(events -> events.storeFailed(trouble));
  }

  @Override
  public void rejected(AccessToken token) {
    tell(events -> events.rejected(token));
  }

  @Override
  public void braked(AccessToken token, Duration pause) {
    tell(events -> events.braked(token, pause));
  }

  @Override
  public void failed(SfAuthException failure, boolean tokenInHand) {
    tell(events -> events.failed(failure, tokenInHand));
  }

  private void tell(Consumer<TokenEvents> what) {
    listeners.forEach(listener -> listener.tell(what));
  }

  private static final class Listener {

    private final TokenEvents events;
    private final AtomicBoolean complained = new AtomicBoolean();

    Listener(TokenEvents events) {
      this.events = events;
    }

    void tell(Consumer<TokenEvents> what) {
      try {
        what.accept(events);
      } catch (RuntimeException | Error e) {
        Level level = complained.getAndSet(true) ? Level.DEBUG : Level.WARNING;
        LOG.log(level, "A listener to token events failed; the token is not affected", e);
      }
    }
  }
}
