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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Two ways to wait for what many wait for. Each waiter gets an exception of its own. */
final class Waiting {

  private Waiting() {}

  /** Waits on this thread; an interrupt ends the waiting only, and stays set. */
  static AccessToken on(CompletableFuture<AccessToken> outcome) {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      throw oneOf(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TokenUnavailableException(
          "Interrupted while waiting for a token; the login itself goes on", e);
    }
  }

  /** A stage of one's own: whoever cancels or completes it does so for itself. */
  static CompletionStage<AccessToken> apart(CompletableFuture<AccessToken> outcome) {
    CompletableFuture<AccessToken> one = new CompletableFuture<>();
    var unused =
        outcome.whenComplete(
            (token, failure) -> {
              if (failure == null) {
                one.complete(token);
              } else {
                one.completeExceptionally(oneOf(failure));
              }
            });
    return one;
  }

  private static SfAuthException oneOf(@Nullable Throwable failure) {
    return failure instanceof SfAuthException known
        ? known.again()
        : new TokenUnavailableException("The login ended unexpectedly", failure);
  }
}
