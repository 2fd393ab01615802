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
package io.github.sfauth.boottest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.camel.connection.Threads;
import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.SimulatorExtension;
import io.github.sfauth.simulator.org.SimulatedOrg;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Logins at the simulator, by properties and by beans of the application. */
@ExtendWith(SimulatorExtension.class)
class BeansTest {

  private static final String SECRET = "salesforce/crm";

  @Test
  void propertiesAreAllThatALoginNeeds(Simulator simulator) {
    prepare(simulator);

    BootBed.with("secret-arn=" + SECRET)
        .withPropertyValues(BootBed.aws(simulator))
        .run(application -> stamps(application, "sfauth:crm"));

    assertThat(simulator.org().logins()).isEqualTo(1);
  }

  @Test
  void clientOfTheApplicationIsUsedAndNeverClosed(Simulator simulator) {
    prepare(simulator);
    SecretsManagerClient client = client(simulator);

    BootBed.with("secret-arn=" + SECRET)
        .withBean(
            "secretsManager",
            SecretsManagerClient.class,
            () -> client,
            b -> b.setDestroyMethodName(""))
        .run(application -> stamps(application, "sfauth:crm"));

    assertThat(simulator.secrets().counters().of("GetSecretValue")).isPositive();
    assertThat(client.getSecretValue(request -> request.secretId(SECRET)).secretString())
        .contains("SessionId");
    client.close();
  }

  @Test
  void clientCanBeNamedWhereThereAreSeveral(Simulator simulator, SimulatedOrg org) {
    prepare(simulator);

    BootBed.with("secret-arn=" + SECRET, "secrets-manager-client=#bean:second")
        .withBean("first", SecretsManagerClient.class, BeansTest::unreachable)
        .withBean("second", SecretsManagerClient.class, () -> client(simulator))
        .run(application -> stamps(application, "sfauth:crm"));

    assertThat(org.logins()).isEqualTo(1);
  }

  @Test
  void tokenSourcesOfTheApplicationLogInOnItsExecutor(Simulator simulator) {
    prepare(simulator);

    BootBed.with("secret-arn=" + SECRET)
        .withPropertyValues(BootBed.aws(simulator))
        .withUserConfiguration(OwnThreads.class)
        .run(
            application -> {
              stamps(application, "sfauth:crm");
              assertThat(application.getBean(OwnThreads.class).flights).hasPositiveValue();
            });
  }

  @Test
  void twoOrgsStandSideBySide(Simulator simulator) {
    prepare(simulator);
    try (Simulator other = Simulator.start()) {
      simulator.secrets().create("salesforce/eu", BootBed.credentials(other.org()));

      BootBed.with("secret-arn=" + SECRET)
          .withPropertyValues(BootBed.aws(simulator))
          .run(
              application -> {
                assertThat(stamps(application, "sfauth:crm"))
                    .isEqualTo(simulator.org().instanceUrl().toString());
                assertThat(stamps(application, "sfauth:eu?secretArn=salesforce/eu"))
                    .isEqualTo(other.org().instanceUrl().toString());
              });

      assertThat(simulator.org().logins()).isEqualTo(1);
      assertThat(other.org().logins()).isEqualTo(1);
    }
  }

  /** A user's own holder of token sources, on threads that count what runs on them. */
  @Configuration(proxyBeanMethods = false)
  static class OwnThreads {

    private final AtomicInteger flights = new AtomicInteger();

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService logins() {
      return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
          flights.incrementAndGet();
        }
      };
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService deadlines() {
      return Executors.newSingleThreadScheduledExecutor();
    }

    // tag::threads[]
    @Bean
    TokenSources tokens(ExecutorService logins, ScheduledExecutorService deadlines) {
      return TokenSources.builder().threads(Threads.of(logins, deadlines, () -> {})).build();
    }
    // end::threads[]
  }

  private static void prepare(Simulator simulator) {
    simulator.secrets().create(SECRET, BootBed.credentials(simulator.org()));
  }

  /** Sends to an endpoint and gives the instance that it stamped. */
  private static String stamps(ApplicationContext application, String endpoint) {
    ProducerTemplate template = application.getBean(CamelContext.class).createProducerTemplate();
    Exchange exchange = template.request(endpoint, unused -> {});
    assertThat(exchange.getException()).isNull();
    assertThat(exchange.getMessage().getHeader("Authorization", String.class))
        .startsWith("Bearer ");
    return exchange.getMessage().getHeader("CamelSfAuthInstanceUrl", String.class);
  }

  private static SecretsManagerClient client(Simulator simulator) {
    return SecretsManagerClient.builder()
        .endpointOverride(simulator.secrets().uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("simulated", "planted-secret-of-aws")))
        .build();
  }

  private static SecretsManagerClient unreachable() {
    return SecretsManagerClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:1"))
        .region(Region.US_EAST_1)
        .build();
  }
}
