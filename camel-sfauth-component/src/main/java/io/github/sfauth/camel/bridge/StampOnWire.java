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

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Stamps each request that goes to the token's own host, and none other. It stands inside of what
 * follows redirects and repeats broken requests: those start from the request as it was made,
 * without a token.
 */
final class StampOnWire implements ExecChainHandler {

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    Attempt attempt = Attempt.under(scope.clientContext);
    if (attempt == null || !attempt.stamps(request, scope.route.getTargetHost())) {
      return chain.proceed(request, scope);
    }
    // Whoever answers to a proxy takes the headers from the original again.
    ExecChain.Scope stamped =
        new ExecChain.Scope(
            scope.exchangeId,
            scope.route,
            ClassicRequestBuilder.copy(request).build(),
            scope.execRuntime,
            scope.clientContext);
    ClassicHttpResponse response = chain.proceed(request, stamped);
    attempt.redirected(response);
    return response;
  }
}
