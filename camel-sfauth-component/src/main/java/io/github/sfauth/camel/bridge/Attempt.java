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
package io.github.sfauth.camel.bridge;

import io.github.sfauth.camel.connection.AuthorizationValue;
import io.github.sfauth.camel.route.HttpFailure;
import io.github.sfauth.camel.route.Remedy;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChain.Scope;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a call with one token. The client may send several requests for it: redirects,
 * repeats after a broken connection, answers to a proxy. For one thread.
 */
final class Attempt {

  private static final String ATTRIBUTE = "io.github.sfauth.attempt";

  private final AuthorizationValue stamp;
  private final HttpHost instance;

  /** Path and query of the last request, if it was stamped. */
  private @Nullable String stamped;

  private boolean ended;

  Attempt(AuthorizationValue stamp) {
    this.stamp = stamp;
    this.instance = Instance.of(stamp.token()).host();
  }

  static @Nullable Attempt under(HttpClientContext context) {
    return (Attempt) context.getAttribute(ATTRIBUTE);
  }

  /** Sends a copy of the call: the call itself may be needed again as it is. */
  ClassicHttpResponse send(Scope scope, ExecChain chain) throws IOException, HttpException {
    scope.clientContext.setAttribute(ATTRIBUTE, this);
    try {
      return chain.proceed(ClassicRequestBuilder.copy(scope.originalRequest).build(), scope);
    } finally {
      scope.clientContext.removeAttribute(ATTRIBUTE);
    }
  }

  /** Stamps a request if it goes to the token's own host. Says whether it did. */
  boolean stamps(ClassicHttpRequest request, HttpHost target) {
    boolean ours = Instance.same(instance, target);
    stamped = ours ? String.valueOf(request.getPath()) : null;
    if (ours) {
      request.setHeader(HttpHeaders.AUTHORIZATION, stamp.header());
    }
    return ours;
  }

  /** Learns from an answer that the client may follow by itself, so that nobody else sees it. */
  void redirected(ClassicHttpResponse response) {
    if (response.containsHeader(HttpHeaders.LOCATION)) {
      learnFrom(response, "");
    }
  }

  /**
   * Whether the session had ended, as far as the last answer tells: it is nobody's word about the
   * token if the request was sent elsewhere in the end.
   *
   * @throws IOException if the answer cannot be read, and its status alone tells nothing; it is
   *     closed then, as nobody else will get it
   */
  boolean refused(ClassicHttpResponse response) throws IOException {
    if (!ended && stamped != null) {
      try {
        learnFrom(response, ErrorBody.of(response));
      } catch (IOException e) {
        response.setEntity(null);
        response.close();
        learnFrom(response, "");
        if (!ended) {
          throw e;
        }
      }
    }
    return ended;
  }

  private void learnFrom(ClassicHttpResponse response, String body) {
    // In the token's own words, by which the instance is told from other trusted hosts.
    URI url = stamp.token().instanceUrl();
    Header location = response.getFirstHeader(HttpHeaders.LOCATION);
    HttpFailure answer =
        new HttpFailure(
            response.getCode(),
            body,
            url.getScheme() + "://" + url.getRawAuthority() + stamped,
            location == null ? "" : String.valueOf(location.getValue()));
    ended |= Remedy.learnFrom(answer, stamp);
  }
}
