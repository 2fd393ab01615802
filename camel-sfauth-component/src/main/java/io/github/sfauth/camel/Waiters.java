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
package io.github.sfauth.camel;

import io.github.sfauth.token.TokenUnavailableException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of one producer that wait. Each is continued as a task of its own, never on the
 * thread that brought the token: the rest of a route may block, and the next waiter would stand
 * behind it.
 */
final class Waiters {

  private final Supplier<Executor> resume;
  private final Set<Waiter<?>> waiting = ConcurrentHashMap.newKeySet();

  Waiters(Supplier<Executor> resume) {
    this.resume = resume;
  }

  <T> void await(
      CompletionStage<T> stage, Consumer<T> use, Exchange exchange, AsyncCallback callback) {
    Executor pool = resume.get();
    Waiter<T> waiter = new Waiter<>(use, exchange, callback);
    waiting.add(waiter);
    stage.whenCompleteAsync(waiter::end, pool);
  }

  /** Fails everybody who still waits, so that a stop does not hang. */
  void failAll() {
    for (Waiter<?> waiter : waiting) {
      waiter.fail(new TokenUnavailableException("The endpoint was stopped while it waited", null));
    }
  }

  private final class Waiter<T> {

    private final Consumer<T> use;
    private final Exchange exchange;
    private final AsyncCallback callback;
    private final AtomicBoolean ended = new AtomicBoolean();

    Waiter(Consumer<T> use, Exchange exchange, AsyncCallback callback) {
      this.use = use;
      this.exchange = exchange;
      this.callback = callback;
    }

    void end(@Nullable T result, @Nullable Throwable failure) {
      if (failure != null) {
        fail(cause(failure));
      } else if (result != null && begin()) {
        try {
          use.accept(result);
        } catch (RuntimeException e) {
          exchange.setException(e);
        } finally {
          callback.done(false);
        }
      }
    }

    void fail(Throwable failure) {
      if (begin()) {
        exchange.setException(failure);
        callback.done(false);
      }
    }

    private boolean begin() {
      waiting.remove(this);
      return ended.compareAndSet(false, true);
    }

    private static Throwable cause(Throwable failure) {
      Throwable cause = failure.getCause();
      return failure instanceof CompletionException && cause != null ? cause : failure;
    }
  }
}
