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
package io.github.sfauth.benchmarks;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Two routes on one connection, each with a call over HTTP, repeated once after expiry. */
final class Calls extends RouteBuilder {

  static final List<String> ROUTES = List.of("direct:accounts", "direct:limits");

  private final String sfauth;

  Calls(String sfauth) {
    this.sfauth = sfauth;
  }

  @Override
  public void configure() {
    onException(HttpOperationFailedException.class)
        .retryWhile(simple("${bean:sfauthSessionExpired}"))
        .onRedeliveryRef("sfauthRestamp")
        .redeliveryDelay(0);
    String api = "${header.CamelSfAuthInstanceUrl}/services/data/v65.0/";
    from("direct:accounts").to(sfauth).toD(api + "query?q=SELECT+Id,Name+FROM+Account");
    from("direct:limits").to(sfauth).toD(api + "limits");
  }
}
