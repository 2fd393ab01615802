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

import io.github.sfauth.oauth.TokenEndpoint;
import io.github.sfauth.oauth.TokenResponse;
import io.github.sfauth.token.TokenUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

/** A JVM in which other code blocks every thread of the common pool, and a login in it. */
final class BlockedCommonPool {

  private BlockedCommonPool() {}

  /** Ends with 0 if a login that is answered succeeds, and one that is not ends in its time. */
  public static void main(String[] arguments) throws InterruptedException, IOException {
    int threads = ForkJoinPool.commonPool().getParallelism();
    CountDownLatch blocked = new CountDownLatch(threads);
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < threads; i++) {
      ForkJoinPool.commonPool()
          .execute(
              () -> {
                blocked.countDown();
                try {
                  never.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }
    blocked.await();
    String body =
        "{\"access_token\":\"00DTOKEN\",\"instance_url\":\"https://acme.my.salesforce.com\"}";
    try (RawServer server = RawServer.answering(200, "application/json", body)) {
      TokenResponse response = endpoint(Duration.ofMinutes(1)).send(Requests.to(server.uri()));
      if (!(response instanceof TokenResponse.Issued)) {
        System.exit(2);
      }
    }
    System.exit(refusedIsUnavailable() ? 0 : 3);
  }

  private static TokenEndpoint endpoint(Duration longest) {
    return SalesforceHttp.withTimeouts(longest, longest).tokenEndpoint();
  }

  private static boolean refusedIsUnavailable() throws IOException {
    try (ClosedPort port = new ClosedPort()) {
      TokenResponse unused = endpoint(Duration.ofSeconds(1)).send(Requests.to(port.uri()));
      return false;
    } catch (TokenUnavailableException e) {
      // In the words of a time-out: the client tells on the common pool alone what it was.
      return true;
    }
  }
}
