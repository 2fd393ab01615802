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

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates an endpoint of camel-http at Salesforce: stamps its requests on the wire, for the
 * org's own host only, and repeats a call once whose session had ended. No header stands on the
 * exchange.
 *
 * <p>One without a connection is bound as {@value HttpBinding#BEAN_NAME}: {@code
 * https://crm.sfauth.invalid/services/data?httpClientConfigurer=#sfauthHttp} goes to wherever the
 * org of {@code sfauth:crm} lives. For URLs that name the org's host, bind one with its connection:
 *
 * <pre>
 * camel.beans.crmHttp = #class:io.github.sfauth.camel.bridge.SfAuthHttpConfigurer
 * camel.beans.crmHttp.connection = crm
 * </pre>
 *
 * <p>A call whose token has to be obtained first waits for it on its own thread, as camel-http does
 * for everything else, and no longer than a login may take. If there is no token to be had, it
 * fails with an {@link io.github.sfauth.token.SfAuthException}. Thread-safe once it is set up.
 */
public final class SfAuthHttpConfigurer implements HttpClientConfigurer, CamelContextAware {

  private @Nullable CamelContext camelContext;
  private @Nullable String connection;

  /** Makes a configurer for the connections that hosts name. */
  public SfAuthHttpConfigurer() {}

  /**
   * Makes a configurer for one connection.
   *
   * @param connection the connection's name, as in {@code sfauth:name}
   */
  public SfAuthHttpConfigurer(String connection) {
    this.connection = connection;
  }

  /**
   * The connection's name.
   *
   * @return null if hosts name it
   */
  public @Nullable String getConnection() {
    return connection;
  }

  /**
   * The connection whose token the requests get.
   *
   * @param connection its name, as in {@code sfauth:name}
   */
  public void setConnection(@Nullable String connection) {
    this.connection = connection;
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return camelContext;
  }

  @Override
  public void setCamelContext(@Nullable CamelContext camelContext) {
    this.camelContext = camelContext;
  }

  @Override
  public void configureHttpClient(HttpClientBuilder builder) {
    CamelContext context = camelContext;
    if (context == null) {
      throw new IllegalStateException(
          "SfAuthHttpConfigurer has no CamelContext: bind it in the context's registry");
    }
    Optional<String> own = Optional.ofNullable(connection).filter(name -> !name.isBlank());
    Directory directory = new Directory(context, own);
    // Outermost, where answers are unpacked and redirects are over; and innermost of those that
    // send a request anew, so that each request is stamped by where it goes itself.
    builder.addExecInterceptorFirst("sfauth-repeat", new RepeatOnce(directory));
    builder.addExecInterceptorBefore(
        ChainElement.PROTOCOL.name(), "sfauth-stamp", new StampOnWire());
  }

  /** Shows the connection's name. */
  @Override
  public String toString() {
    return "SfAuthHttpConfigurer[" + (connection == null ? "" : connection) + "]";
  }
}
