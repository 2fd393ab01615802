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

import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.http.SalesforceHttp;
import io.github.sfauth.token.RefreshPolicy;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * One exchange through an authenticated route. As a program it is what gets killed; in the test's
 * own process it is the restart.
 */
final class OneCall {

  /** As long as the simulator waits for a call at a gate. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private OneCall() {}

  /**
   * Runs it, with the endpoint's URI as the argument, and AWS found by the SDK's default chain. It
   * waits longer than production does: on a slow machine its first calls take seconds, and it must
   * not give up before it is killed.
   */
  public static void main(String[] args) throws Exception {
    try (SecretsManagerClient aws = aws();
        SalesforceHttp http = SalesforceHttp.withTimeouts(PATIENCE, PATIENCE);
        TokenSources tokens =
            TokenSources.builder()
                .http(http)
                .policy(RefreshPolicy.DEFAULT.withFlightDeadline(PATIENCE.multipliedBy(2)))
                .build();
        DefaultCamelContext context = new DefaultCamelContext()) {
      context.getRegistry().bind("secretsManager", aws);
      context.getRegistry().bind(TokenSources.BEAN_NAME, tokens);
      Exchange exchange = run(context, args[0]);
      if (exchange.getException() != null) {
        throw exchange.getException();
      }
    }
  }

  private static SecretsManagerClient aws() {
    return SecretsManagerClient.builder()
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(PATIENCE).socketTimeout(PATIENCE))
        .build();
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
