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

import io.github.sfauth.token.AccessToken;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain.Scope;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Where a token is good for, as the HTTP client says it.
 *
 * @param host scheme, host and port
 * @param path what an Experience Cloud site has before every path; mostly empty
 */
record Instance(HttpHost host, String path) {

  static Instance of(AccessToken token) {
    HttpHost host = HttpHost.create(token.instanceUrl());
    return new Instance(
        RoutingSupport.normalize(host, DefaultSchemePortResolver.INSTANCE),
        token.instanceUrl().getRawPath());
  }

  static boolean same(HttpHost one, HttpHost other) {
    return one.getSchemeName().equalsIgnoreCase(other.getSchemeName())
        && one.getHostName().equalsIgnoreCase(other.getHostName())
        && one.getPort() == other.getPort();
  }

  /**
   * The same call for this instance: to be sent there through the same proxy.
   *
   * @param oldPath what the call's path has from the instance that it was meant for before
   */
  Scope readdressed(Scope scope, String oldPath) {
    ClassicHttpRequest request = ClassicRequestBuilder.copy(scope.originalRequest).build();
    request.setScheme(host.getSchemeName());
    request.setAuthority(new URIAuthority(host));
    request.setPath(path(String.valueOf(request.getPath()), oldPath));
    return new Scope(
        scope.exchangeId, route(scope.route), request, scope.execRuntime, scope.clientContext);
  }

  /** Path and query of a call here; as they are where the call was not below the old path. */
  String path(String called, String oldPath) {
    String rest = called.startsWith(oldPath) ? called.substring(oldPath.length()) : "";
    boolean below = called.equals(oldPath) || rest.startsWith("/") || rest.startsWith("?");
    return below ? path + rest : called;
  }

  private HttpRoute route(HttpRoute old) {
    boolean secure = "https".equals(host.getSchemeName());
    return old.getProxyHost() == null
        ? new HttpRoute(host, old.getLocalAddress(), secure)
        : new HttpRoute(host, old.getLocalAddress(), old.getProxyHost(), secure);
  }
}
