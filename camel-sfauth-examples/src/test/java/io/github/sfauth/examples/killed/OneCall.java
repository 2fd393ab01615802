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
package io.github.sfauth.examples.killed;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * One exchange through an authenticated route, with AWS found by the SDK's default chain. As a
 * program it is what gets killed; in the test's own process it is the restart.
 */
final class OneCall {

  private OneCall() {}

  /** Runs it, with the endpoint's URI as the argument. */
  public static void main(String[] args) throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      Exchange exchange = run(context, args[0]);
      if (exchange.getException() != null) {
        throw exchange.getException();
      }
    }
  }

  static Exchange run(CamelContext context, String sfauth) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(HttpOperationFailedException.class)
                .retryWhile(simple("${bean:sfauthSessionExpired}"))
                .onRedeliveryRef("sfauthRestamp")
                .redeliveryDelay(0);
            from("direct:call")
                .to(sfauth)
                .toD("${header.CamelSfAuthInstanceUrl}/services/data/v65.0/limits");
          }
        });
    context.start();
    return context.createProducerTemplate().send("direct:call", sent -> sent.getMessage());
  }
}
