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
package io.github.sfauth.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.http.SalesforceHttp;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.token.RefreshPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A simulated org and Secrets Manager on a clock that stands still, a secret with the org's
 * credentials, and contexts that use them.
 */
public final class SalesforceBed implements AutoCloseable {

  /** The secret's name. */
  public static final String SECRET = "sf/crm";

  /** The name of the token's own secret, once there is one. */
  public static final String TOKEN_SECRET = "sf/crm-token";

  /** The bean that is the app's consumer secret: at TRACE, Camel writes URIs as they are. */
  public static final String CLIENT_SECRET = "crmClientSecret";

  /** A query, relative to where the token says. */
  public static final String QUERY =
      "${header.CamelSfAuthInstanceUrl}/services/data/v65.0/query?q=SELECT+Id,Name+FROM+Account";

  /** As long as the simulator holds a call at a gate. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimulatorClock clock =
      SimulatorClock.standingAt(Instant.parse("2026-11-23T08:00:00Z"));
  private final Simulator simulator = Simulator.builder().clock(clock).start();
  private final SecretsManagerClient aws =
      SecretsManagerClient.builder()
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .endpointOverride(simulator.secrets().uri())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .build();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final String arn = simulator.secrets().create(SECRET, json(credentials()));

  /** The org. */
  public SimulatedOrg org() {
    return simulator.org();
  }

  /** Secrets Manager. */
  public SimulatedSecretsManager secrets() {
    return simulator.secrets();
  }

  /** The time that org, secrets and token sources live by. */
  public SimulatorClock clock() {
    return clock;
  }

  /** The secret's ARN. */
  public String arn() {
    return arn;
  }

  /** Creates the token's own secret, empty as an administrator leaves it; the option for it. */
  public String tokenSecret() {
    return "tokenSecretArn=" + secrets().createEmpty(TOKEN_SECRET);
  }

  /** The real SDK's client for the simulated Secrets Manager. */
  public SecretsManagerClient aws() {
    return aws;
  }

  /** What people put into the secret. */
  public Map<String, Object> credentials() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("LoginUrl", simulator.org().uri().toString());
    members.put("ConsumerKey", SimulatedOrg.CONSUMER_KEY);
    members.put("ConsumerSecret", SimulatedOrg.CONSUMER_SECRET);
    return members;
  }

  /** Puts a token into the secret that the org takes, as another process would have left it. */
  public void storeToken(String token, URI instance) {
    Map<String, Object> members = credentials();
    members.put("SessionId", token);
    members.put("Instance", instance.getAuthority());
    secrets().edit(SECRET, json(members));
  }

  /** The members of the current secret. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> secret() {
    try {
      return JSON.readValue(secrets().current(SECRET), LinkedHashMap.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Token sources on the bed's clock, closed with the bed. They wait longer for a login than those
   * of production, which would give up one that is held at a gate while a slow machine is at work.
   * Proxy and TLS of a connection are not heeded.
   */
  public TokenSources tokenSources() {
    return tokenSources(UnaryOperator.identity());
  }

  /** The same, with something of their own. A flight may have two logins. */
  public TokenSources tokenSources(UnaryOperator<TokenSources.Builder> own) {
    SalesforceHttp http = SalesforceHttp.withTimeouts(PATIENCE, PATIENCE);
    open.add(http);
    TokenSources sources =
        own.apply(
                TokenSources.builder()
                    .clock(clock)
                    .http(http)
                    .policy(RefreshPolicy.DEFAULT.withFlightDeadline(PATIENCE.multipliedBy(2))))
            .build();
    open.add(sources);
    return sources;
  }

  /** A context with an AWS client and token sources of its own, not started. */
  public CamelContext context() {
    return context(tokenSources());
  }

  /** A context with an AWS client and these token sources, not started. */
  public CamelContext context(TokenSources sources) {
    DefaultCamelContext context = new DefaultCamelContext();
    context.getRegistry().bind("secretsManager", aws);
    context.getRegistry().bind(CLIENT_SECRET, SimulatedOrg.CONSUMER_SECRET);
    context.getRegistry().bind(TokenSources.BEAN_NAME, sources);
    open.add(context::stop);
    return context;
  }

  /** A started context with these routes. */
  public CamelContext started(RouteBuilder... routes) throws Exception {
    return start(context(), routes);
  }

  /** Adds routes and starts. */
  public CamelContext start(CamelContext context, RouteBuilder... routes) throws Exception {
    for (RouteBuilder route : routes) {
      context.addRoutes(route);
    }
    context.start();
    return context;
  }

  /** An endpoint URI on the bed's secret. */
  public String sfauth(String... options) {
    StringBuilder uri = new StringBuilder("sfauth:crm?secretArn=").append(arn);
    for (String option : options) {
      uri.append('&').append(option);
    }
    return uri.toString();
  }

  /** An endpoint URI with the app's credentials as options: its token lives in memory. */
  public String inMemory(String... options) {
    StringBuilder uri =
        new StringBuilder("sfauth:crm?clientId=RAW(")
            .append(SimulatedOrg.CONSUMER_KEY)
            .append(")&clientSecret=#bean:")
            .append(CLIENT_SECRET)
            .append("&loginUrl=")
            .append(org().uri());
    for (String option : options) {
      uri.append('&').append(option);
    }
    return uri.toString();
  }

  /** Sends to an endpoint and gives the exchange as it came back. */
  public static Exchange send(CamelContext context, String endpoint) {
    return context.createFluentProducerTemplate().to(endpoint).withBody("").send();
  }

  /** A route that stamps and asks for accounts. */
  public static RouteBuilder query(String entry, String sfauth) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(entry).to(sfauth).toD(QUERY);
      }
    };
  }

  /** Sends to such a route, which is to answer with accounts. */
  public static void expectAnswer(CamelContext context, String entry) {
    Exchange answer = send(context, entry);
    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody(String.class)).contains("totalSize");
  }

  /** Turns members into a secret's text. */
  public static String json(Map<String, Object> members) {
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
    aws.close();
    simulator.close();
  }
}
