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
package io.github.sfauth.karaf.routes;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;

/** One route per flow; a call is repeated once when the session ended. */
final class SalesforceRoutes extends RouteBuilder {

  /** The route that logs in as an app, and the system property with its endpoint. */
  static final String APP = "app";

  /** The route that logs a user in with an assertion, and the system property with its endpoint. */
  static final String USER = "user";

  private static final String QUERY =
      "${header.CamelSfAuthInstanceUrl}/services/data/v65.0/query?q=SELECT+Id,Name+FROM+Account";

  @Override
  public void configure() {
    onException(HttpOperationFailedException.class)
        .retryWhile(simple("${bean:sfauthSessionExpired}"))
        .onRedeliveryRef("sfauthRestamp")
        .redeliveryDelay(0);
    route(APP);
    route(USER);
  }

  private void route(String name) {
    from("direct:" + name).to(System.getProperty("sfauth.routes." + name)).toD(QUERY);
  }
}
