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
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Salesforce's endpoints over one HTTP client. Thread-safe.
 *
 * <p>No redirect is followed, as every request carries credentials or a token.
 */
public final class SalesforceHttp implements AutoCloseable {

  /** Connecting takes one round trip; longer means that nobody is there. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(4);

  /** Logins take under a second, a few in bad times; two must fit into one flight. */
  public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(6);

  private final Exchanges exchanges;

  private SalesforceHttp(Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  /**
   * Makes the endpoints with a client of their own and the default time-outs.
   *
   * @return endpoints without a connection yet
   */
  public static SalesforceHttp withDefaults() {
    return withTimeouts(CONNECT_TIMEOUT, REQUEST_TIMEOUT);
  }

  /**
   * Makes the endpoints with a client of their own.
   *
   * @param connect the longest that connecting may take
   * @param request the longest that one request may take, from connecting to the last byte
   * @return endpoints without a connection yet
   */
  public static SalesforceHttp withTimeouts(Duration connect, Duration request) {
    return with(HttpSettings.DEFAULT, connect, request);
  }

  /**
   * Makes the endpoints with a client of their own and the default time-outs.
   *
   * @param settings how they are reached
   * @return endpoints without a connection yet
   */
  public static SalesforceHttp with(HttpSettings settings) {
    return with(settings, CONNECT_TIMEOUT, REQUEST_TIMEOUT);
  }

  static SalesforceHttp with(HttpSettings settings, Duration connect, Duration request) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connect)
            .followRedirects(HttpClient.Redirect.NEVER);
    // Its name is looked up when it is needed, and again when it has moved.
    settings
        .proxy()
        .map(proxy -> InetSocketAddress.createUnresolved(proxy.host(), proxy.port()))
        .map(ProxySelector::of)
        .ifPresent(client::proxy);
    settings.tls().map(TlsContext::context).ifPresent(client::sslContext);
    return new SalesforceHttp(new Exchanges(client.build(), request, settings.proxy()));
  }

  /**
   * Where tokens are asked for.
   *
   * @return the token endpoint of whichever host a request names
   */
  public TokenEndpoint tokenEndpoint() {
    return new HttpTokenEndpoint(exchanges, InstantSource.system());
  }

  /**
   * Where a token's owner is asked for.
   *
   * @return the UserInfo endpoint of a token's instance
   */
  public UserInfoEndpoint userInfo() {
    return new UserInfoEndpoint(exchanges);
  }

  /**
   * Whether a host is one to log in at.
   *
   * @return the probe
   */
  public LoginHostProbe loginHost() {
    return new LoginHostProbe(exchanges);
  }

  /**
   * Where the API is tried.
   *
   * @return the limits endpoint of a token's instance
   */
  public LimitsEndpoint limits() {
    return new LimitsEndpoint(exchanges);
  }

  /**
   * Ends the client, and what is still under way. Before Java 21 that cannot be done: there it ends
   * by itself, once nobody holds these endpoints any more.
   */
  @Override
  public void close() {
    exchanges.close();
  }
}
