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
package io.github.sfauth.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One sending of a request. The client keeps it as long as its connection, so it must not hold the
 * client: that ends once nobody holds it.
 */
final class Sending {

  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final CompletableFuture<HttpResponse<byte[]>> call;
  private volatile boolean begun;

  Sending(HttpClient client, HttpRequest request) {
    this.call = client.sendAsync(request, this::body);
    // The client ends its own future on the common pool, which anybody's code may block. So the
    // answer is taken where its last byte arrives, and only failures come this way.
    CompletionStage<?> unused = call.whenComplete((done, failure) -> end(answer, done, failure));
  }

  Answer answer(long nanos) throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return answer.get(nanos, TimeUnit.NANOSECONDS);
    } finally {
      if (!answer.isDone()) {
        // Closes the connection, so that nothing is left running behind our back.
        call.cancel(true);
      }
    }
  }

  /**
   * Whether the connection ended before an answer began, as one does that was kept for long and
   * that the server, or a router in between, has given up meanwhile.
   */
  boolean lostItsConnection(ExecutionException failure) {
    return !begun && Breakdown.isOfTheConnection(cause(failure));
  }

  static Throwable cause(ExecutionException failure) {
    return failure.getCause() == null ? failure : failure.getCause();
  }

  /**
   * What the client's own future tells of an answer: that it failed, or that it has no body as a
   * proxy made no tunnel, so nobody was asked what to do with one. Any other body is on its way.
   */
  static void end(
      CompletableFuture<Answer> answer,
      @Nullable HttpResponse<byte[]> done,
      @Nullable Throwable failure) {
    fail(answer, failure);
    if (done != null && done.body() == null) {
      answer.complete(new Answer(done.statusCode(), done.headers(), new byte[0]));
    }
  }

  private BoundedBody body(HttpResponse.ResponseInfo head) {
    begun = true;
    BoundedBody body = new BoundedBody(Exchanges.LONGEST_BODY);
    CompletionStage<?> unused =
        body.getBody()
            .whenComplete(
                (bytes, failure) -> {
                  fail(answer, failure);
                  answer.complete(new Answer(head.statusCode(), head.headers(), bytes));
                });
    return body;
  }

  private static void fail(CompletableFuture<Answer> answer, @Nullable Throwable failure) {
    if (failure != null) {
      answer.completeExceptionally(failure);
    }
  }
}
