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
package io.github.sfauth.camel.connection;

import io.github.sfauth.http.UserInfoEndpoint;
import io.github.sfauth.token.AccessToken;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Tells who a token speaks for: from the identity URL that came with a login, else by one call to
 * Salesforce's UserInfo endpoint per token. A secret that is shared with other clients keeps no
 * identity URL. Thread-safe.
 */
public final class Identities {

  private final UserInfoEndpoint endpoint;
  private final Executor executor;
  private volatile @Nullable Answer last;

  Identities(UserInfoEndpoint endpoint, Executor executor) {
    this.endpoint = endpoint;
    this.executor = executor;
  }

  private record Answer(AccessToken token, CompletableFuture<Identity> identity) {}

  /**
   * Who a token speaks for, if that is known without asking.
   *
   * @param token the token
   * @return org and user
   */
  public Optional<Identity> known(AccessToken token) {
    Answer answer = last;
    if (answer != null
        && answer.token() == token
        && answer.identity().isDone()
        && !answer.identity().isCompletedExceptionally()) {
      return Optional.of(answer.identity().join());
    }
    return token.identityUrl().flatMap(Identities::parse);
  }

  /**
   * Asks who a token speaks for, once per token.
   *
   * @param token the token
   * @return org and user; fails if UserInfo does not say
   */
  public CompletionStage<Identity> ask(AccessToken token) {
    Answer answer = answer(token);
    return answer.identity().copy();
  }

  private synchronized Answer answer(AccessToken token) {
    Answer known = last;
    boolean usable =
        known != null && known.token() == token && !known.identity().isCompletedExceptionally();
    if (known != null && usable) {
      return known;
    }
    CompletableFuture<Identity> identity =
        CompletableFuture.supplyAsync(() -> fetch(token), executor);
    Answer fresh = new Answer(token, identity);
    last = fresh;
    return fresh;
  }

  private Identity fetch(AccessToken token) {
    UserInfoEndpoint.UserInfo info = endpoint.ask(token);
    return new Identity(info.organizationId(), info.userId());
  }

  /** {@code https://host/id/orgId/userId}. */
  private static Optional<Identity> parse(URI identityUrl) {
    String[] segments = String.valueOf(identityUrl.getPath()).split("/", -1);
    int n = segments.length;
    return n < 3 || segments[n - 1].isEmpty() || segments[n - 2].isEmpty()
        ? Optional.empty()
        : Optional.of(new Identity(segments[n - 2], segments[n - 1]));
  }
}
