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
package io.github.sfauth.camel.observe;

import static io.github.sfauth.camel.SalesforceBed.send;
import static io.github.sfauth.camel.observe.Shown.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.camel.SalesforceBed;
import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MetersTest {

  private final MeterRegistry meters = new SimpleMeterRegistry();

  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  @Test
  void countALoginAndWhatTheStoreWasAskedForIt() throws Exception {
    CamelContext context = started();
    assertThat(count("logins")).isZero();

    send(context, ENTRY);

    assertThat(count("logins")).isEqualTo(1);
    assertThat(count("refreshes", "outcome", "login")).isEqualTo(1);
    assertThat(count("store.calls", "operation", "read", "outcome", "ok")).isPositive();
    assertThat(count("store.calls", "operation", "publish", "outcome", "ok")).isEqualTo(1);
    assertThat(count("adoptions")).isZero();
    assertThat(count("writes.held")).isZero();
  }

  @Test
  void countTokensTakenFromTheStore() throws Exception {
    send(Shown.started(bed), ENTRY);
    CamelContext context = started();

    send(context, ENTRY);

    assertThat(count("adoptions")).isEqualTo(1);
    assertThat(count("refreshes", "outcome", "adopted")).isEqualTo(1);
    assertThat(count("logins")).isZero();
  }

  @Test
  void countTokensThatTheApiRefused() throws Exception {
    CamelContext context = started();
    send(context, ENTRY);
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().expireSessions();

    send(context, ENTRY);

    assertThat(count("rejections")).isEqualTo(1);
  }

  @Test
  void countLoginsThatSalesforceRefused() throws Exception {
    Shown.breakSecret(bed);

    send(started(), ENTRY);

    assertThat(count("refreshes", "outcome", "refused")).isEqualTo(1);
    assertThat(gauge("token.usable")).isZero();
  }

  @Test
  void countReadsThatFailed() throws Exception {
    bed.secrets().deny(SalesforceBed.SECRET, "GetSecretValue");

    send(started(), ENTRY);

    assertThat(count("store.calls", "operation", "read", "outcome", "failed")).isPositive();
    assertThat(count("refreshes", "outcome", "failed")).isEqualTo(1);
  }

  @Test
  void countWritesThatAreHeldBack() throws Exception {
    bed.secrets().deny(SalesforceBed.SECRET, "PutSecretValue");

    send(started(), ENTRY);

    assertThat(count("logins")).isEqualTo(1);
    assertThat(count("writes.held")).isEqualTo(1);
    assertThat(count("store.calls", "operation", "publish", "outcome", "withheld")).isEqualTo(1);
  }

  @Test
  void tellForHowLongNoLoginIsMade() throws Exception {
    bed.org().rejectEveryToken(true);
    CamelContext context = started();
    assertThat(seconds("login.brake")).isZero();

    send(context, ENTRY);

    assertThat(seconds("login.brake")).isEqualTo(60);
  }

  @Test
  void tellTheTokensAgeAndWhetherItIsUsable() throws Exception {
    CamelContext context = started();
    assertThat(age()).isNaN();

    send(context, ENTRY);
    bed.clock().advance(Duration.ofMinutes(3));

    assertThat(age()).isEqualTo(180);
    assertThat(gauge("token.usable")).isEqualTo(1);
  }

  @Test
  void tellHowManyExchangesWait() throws Exception {
    CamelContext context = started();
    var template = context.createFluentProducerTemplate().to(ENTRY).withBody("");

    try (var gate = bed.secrets().holdBefore("GetSecretValue")) {
      var waiting = template.asyncSend();
      gate.awaitArrivals(1);
      Shown.await(() -> gauge("waiters") == 1);
      gate.open();
      assertThat(((Exchange) waiting.get()).getException()).isNull();
    }

    assertThat(gauge("waiters")).isZero();
  }

  @Test
  void useTheRegistryThatCamelsMetricsComponentUses() throws Exception {
    CamelContext context = bed.context();
    context.getRegistry().bind("another", new SimpleMeterRegistry());
    context.getRegistry().bind("metricsRegistry", meters);

    bed.start(context, Shown.query(bed.sfauth()));

    assertThat(names()).isNotEmpty();
  }

  @Test
  void findARegistryThatIsBoundAfterTheStart() throws Exception {
    CamelContext context = Shown.started(bed);
    context.getRegistry().bind("meters", meters);
    assertThat(names()).isEmpty();

    send(context, ENTRY);

    assertThat(count("logins")).isEqualTo(1);
  }

  @Test
  void areLeftOutWhereItIsUnclearWhichRegistryIsMeant() throws Exception {
    CamelContext context = bed.context();
    context.getRegistry().bind("one", meters);
    context.getRegistry().bind("other", new SimpleMeterRegistry());
    bed.start(context, Shown.query(bed.sfauth()));

    assertThat(send(context, ENTRY).getException()).isNull();
    assertThat(names()).isEmpty();
  }

  @Test
  void thatFailDisturbNeitherStartNorStampNorStop() throws Exception {
    meters
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public Meter.Id map(Meter.Id id) {
                throw new IllegalArgumentException("such a meter has other tags already");
              }
            });
    CamelContext context = started();

    assertThat(send(context, ENTRY).getException()).isNull();
    context.stop();
  }

  @Test
  void carryFewTagsAndNoSecret() throws Exception {
    send(started(), ENTRY);

    assertThat(meters.getMeters())
        .allSatisfy(
            meter -> {
              assertThat(meter.getId().getTag("connection")).isEqualTo("crm");
              assertThat(meter.getId().getTag("flow")).isEqualTo("clientCredentials");
              assertThat(meter.getId().getTags())
                  .extracting(tag -> tag.getKey())
                  .isSubsetOf("camelContext", "connection", "flow", "operation", "outcome");
              assertThat(meter.getId().toString())
                  .doesNotContain(
                      (String) bed.secret().get("SessionId"), SimulatedOrg.CONSUMER_SECRET);
            });
  }

  @Test
  void areGoneWithTheirContextAndLeaveThoseOfOthers() throws Exception {
    TokenSources shared = bed.tokenSources();
    CamelContext one = started(shared);
    CamelContext other = started(shared);
    send(one, ENTRY);
    int both = names().size();

    one.stop();

    assertThat(names()).hasSize(both / 2);
    assertThat(meters.get("sfauth.logins").functionCounter().count()).isEqualTo(1);
    assertThat(meters.get("sfauth.logins").meter().getId().getTag("camelContext"))
        .isEqualTo(other.getName());
    other.stop();
    assertThat(names()).isEmpty();
  }

  private CamelContext started() throws Exception {
    return started(bed.tokenSources());
  }

  private CamelContext started(TokenSources sources) throws Exception {
    CamelContext context = bed.context(sources);
    context.getRegistry().bind("meters", meters);
    return bed.start(context, Shown.query(bed.sfauth()));
  }

  private List<String> names() {
    return meters.getMeters().stream()
        .map(meter -> meter.getId().getName())
        .filter(name -> name.startsWith("sfauth."))
        .toList();
  }

  private double count(String name, String... tags) {
    return meters.get("sfauth." + name).tags(tags).functionCounter().count();
  }

  private double gauge(String name) {
    return meters.get("sfauth." + name).gauge().value();
  }

  private double age() {
    return seconds("token.age");
  }

  private double seconds(String name) {
    return meters.get("sfauth." + name).timeGauge().value(TimeUnit.SECONDS);
  }
}
