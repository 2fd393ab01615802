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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JmxTest {

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
  void showsAConnectionBeforeItsFirstUse() throws Exception {
    CamelContext context = Shown.started(bed);

    assertThat(attribute(context, "Connection")).isEqualTo("crm");
    assertThat(attribute(context, "Flow")).isEqualTo("clientCredentials");
    assertThat(attribute(context, "Layout")).isEqualTo("shared");
    assertThat(attribute(context, "State")).isEqualTo("ABSENT");
    assertThat(attribute(context, "TokenAgeSeconds")).isNull();
    assertThat(attribute(context, "Fingerprint")).isNull();
    assertThat(attribute(context, "Logins")).isEqualTo(0L);
  }

  @Test
  void showsStateAgeCountsAndFingerprint() throws Exception {
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);
    bed.clock().advance(Duration.ofMinutes(3));

    assertThat(attribute(context, "State")).isEqualTo("FRESH");
    assertThat(attribute(context, "TokenAgeSeconds")).isEqualTo(180L);
    assertThat((String) attribute(context, "Fingerprint")).matches("[0-9a-f]{12}");
    assertThat(attribute(context, "InstanceUrl")).isEqualTo(bed.org().instanceUrl().toString());
    assertThat(attribute(context, "StoreVersion"))
        .isEqualTo(bed.secrets().currentVersionId(SalesforceBed.SECRET));
    assertThat(attribute(context, "Logins")).isEqualTo(1L);
    assertThat(attribute(context, "Waiting")).isEqualTo(0);
    assertThat(attribute(context, "Trouble")).isNull();
  }

  @Test
  void showsWhyLoginsAreRefused() throws Exception {
    Shown.breakSecret(bed);
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);

    assertThat(attribute(context, "State")).isEqualTo("DENIED");
    assertThat(attribute(context, "Refusals")).isEqualTo(1L);
    assertThat((String) attribute(context, "LastRefusal")).contains("invalid_client");
    assertThat(attribute(context, "Trouble")).isEqualTo(attribute(context, "LastRefusal"));
  }

  @Test
  void givesTheTokenUpOnRequest() throws Exception {
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);
    bed.clock().advance(Duration.ofMinutes(2));
    Object fingerprint = attribute(context, "Fingerprint");

    assertThat(invoke(context, "reject")).isEqualTo("Given up: " + fingerprint);

    assertThat(attribute(context, "Rejections")).isEqualTo(1L);
    assertThat(attribute(context, "State")).isEqualTo("EXPIRED");
    assertThat(invoke(context, "reject")).isEqualTo("There is no token in hand");
  }

  @Test
  void tellsThatATokenFreshFromALoginWasKept() throws Exception {
    CamelContext context = Shown.started(bed);
    // No call that the API takes.
    send(context, bed.sfauth());
    String kept = "Kept: " + attribute(context, "Fingerprint");

    assertThat((String) invoke(context, "reject")).startsWith(kept).contains("no login for 60 s");
    bed.clock().advance(Duration.ofSeconds(20));
    assertThat((String) invoke(context, "reject")).startsWith(kept).contains("no login for 40 s");
    assertThat(attribute(context, "BrakedForSeconds")).isEqualTo(40L);

    assertThat(attribute(context, "State")).isEqualTo("FRESH");
    assertThat(attribute(context, "Rejections")).isEqualTo(1L);
    bed.clock().advance(Duration.ofSeconds(60));
    assertThat(attribute(context, "BrakedForSeconds")).isNull();
    assertThat((String) invoke(context, "reject")).startsWith("Given up: ");
  }

  @Test
  void hasABeanForEachNameOfAConnection() throws Exception {
    CamelContext context = bed.start(bed.context(), Shown.query(bed.sfauth()), other(bed.sfauth()));

    assertThat(beans(context, "sfauth"))
        .extracting(bean -> server(context).getAttribute(bean, "Connection"))
        .containsExactlyInAnyOrder("crm", "erp");
  }

  @Test
  void obtainsATokenAnewOnRequest() throws Exception {
    bed.org().newTokenEachLogin(true);
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);
    Object before = attribute(context, "Fingerprint");

    assertThat(refresh(context, 60)).isEqualTo("Obtained: " + attribute(context, "Fingerprint"));

    assertThat(attribute(context, "Fingerprint")).isNotEqualTo(before);
    assertThat(attribute(context, "Logins")).isEqualTo(2L);
  }

  @Test
  void waitsForARefreshNoLongerThanItWasTold() throws Exception {
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);

    try (var gate = bed.secrets().holdBefore("GetSecretValue")) {
      assertThat(refresh(context, 0)).isEqualTo("Under way");
      gate.awaitArrivals(1);
      assertThat(send(context, ENTRY).getException()).isNull();
    }
    Shown.await(() -> attribute(context, "Logins").equals(2L));
  }

  @Test
  void tellsWhyARefreshBroughtNothing() throws Exception {
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);
    bed.org().refuse("invalid_client", "invalid client credentials");

    assertThat(refresh(context, 60))
        .startsWith("Kept: " + attribute(context, "Fingerprint"))
        .contains("invalid_client");

    assertThat(attribute(context, "State")).isEqualTo("FRESH");
  }

  @Test
  void tellsOfARefreshThatFailed() throws Exception {
    Shown.breakSecret(bed);
    CamelContext context = Shown.started(bed);

    assertThat(refresh(context, 60)).startsWith("Failed. ").contains("invalid_client");
  }

  @Test
  void givesTheWholeStatusAsJson() throws Exception {
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);

    assertThat(invoke(context, "status").toString())
        .contains("\"connection\":\"crm\"", "\"state\":\"FRESH\"", "\"logins\":1");
  }

  @Test
  void noAttributeOfAnyBeanShowsASecret() throws Exception {
    CamelContext context =
        bed.start(bed.context(), Shown.query(bed.inMemory()), other(bed.sfauth()));
    send(context, ENTRY);
    send(context, "direct:other");

    List<String> shown = new ArrayList<>();
    MBeanServer server = server(context);
    for (ObjectName bean : beans(context, "*")) {
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
        shown.add(bean + " " + attribute.getName() + " " + value(server, bean, attribute));
      }
    }

    assertThat(shown).anyMatch(line -> line.contains("type=sfauth") && line.contains("FRESH"));
    String token = (String) bed.secret().get("SessionId");
    assertThat(token).isNotEmpty();
    assertThat(shown)
        .noneMatch(line -> line.contains(token))
        .noneMatch(line -> line.contains(SimulatedOrg.CONSUMER_SECRET));
  }

  @Test
  void leavesNoBeanBehindAndTouchesNoOtherContexts() throws Exception {
    TokenSources shared = bed.tokenSources();
    CamelContext one = bed.start(bed.context(shared), Shown.query(bed.sfauth()));
    CamelContext other = bed.start(bed.context(shared), Shown.query(bed.sfauth()));
    MBeanServer server = server(one);
    ObjectName name = bean(one);

    one.stop();

    assertThat(server.isRegistered(name)).isFalse();
    assertThat(attribute(other, "State")).isEqualTo("ABSENT");
  }

  @Test
  void leavesNoBeanOfAnEndpointThatIsGone() throws Exception {
    CamelContext context = bed.start(bed.context());
    context.getEndpoint(bed.sfauth());
    assertThat(beans(context, "sfauth")).hasSize(1);

    context.removeEndpoints("sfauth:*");

    assertThat(beans(context, "sfauth")).isEmpty();
  }

  @Test
  void isLeftOutWhereJmxIsSwitchedOff() throws Exception {
    CamelContext context = bed.context();
    context.disableJMX();
    bed.start(context, Shown.query(bed.sfauth()));

    assertThat(send(context, ENTRY).getException()).isNull();
  }

  private static RouteBuilder other(String sfauth) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:other").to(sfauth.replace("sfauth:crm", "sfauth:erp"));
      }
    };
  }

  private static String value(MBeanServer server, ObjectName bean, MBeanAttributeInfo attribute)
      throws JMException {
    try {
      Object value = server.getAttribute(bean, attribute.getName());
      return value instanceof Object[] many ? Arrays.deepToString(many) : String.valueOf(value);
    } catch (RuntimeMBeanException e) {
      // Some of Camel's own have no value yet.
      return e.toString();
    }
  }

  private static MBeanServer server(CamelContext context) {
    return context.getManagementStrategy().getManagementAgent().getMBeanServer();
  }

  private static Set<ObjectName> beans(CamelContext context, String type) throws JMException {
    return server(context)
        .queryNames(
            new ObjectName(
                "org.apache.camel:context=" + context.getManagementName() + ",type=" + type + ",*"),
            null);
  }

  private static ObjectName bean(CamelContext context) throws JMException {
    return beans(context, "sfauth").iterator().next();
  }

  private static Object attribute(CamelContext context, String name) {
    try {
      return server(context).getAttribute(bean(context), name);
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }

  private static Object invoke(CamelContext context, String operation) throws JMException {
    return server(context).invoke(bean(context), operation, new Object[0], new String[0]);
  }

  private static String refresh(CamelContext context, int seconds) throws JMException {
    return (String)
        server(context)
            .invoke(
                bean(context),
                "refresh",
                new Object[] {seconds},
                new String[] {int.class.getName()});
  }
}
