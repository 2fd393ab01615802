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
package io.github.sfauth.examples.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.SimulatorExtension;
import io.github.sfauth.simulator.org.SimulatedOrg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The application from its start to its stop, told by Actuator. */
@ExtendWith(SimulatorExtension.class)
class ExecutableJarIT {

  private static final String SECRET = "salesforce/crm";
  private static final String READINESS = "/actuator/health/readiness";
  private static final String HEALTH = "/actuator/health";

  private static final Path JAR = Path.of(System.getProperty("example.jar"));

  /**
   * The jar as it is, on the simulator in it: one for all who only look on, as a start takes long.
   */
  private static RunningJar alone;

  /** The jar taken apart, as the guide tells: the same application, with a faster start. */
  private static Path extracted;

  @BeforeAll
  static void startAndExtract(@TempDir Path folder) throws Exception {
    alone = new RunningJar(JAR, log("onTheEmbeddedSimulator"), Map.of());
    Path destination = folder.resolve("extracted");
    Process extraction =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Djarmode=tools",
                "-jar",
                JAR.toString(),
                "extract",
                "--destination",
                destination.toString())
            .redirectErrorStream(true)
            .redirectOutput(log("extraction").toFile())
            .start();
    assertThat(extraction.waitFor()).as(Files.readString(log("extraction"))).isZero();
    extracted = destination.resolve(JAR.getFileName());
  }

  @AfterAll
  static void stop() {
    alone.close();
  }

  /** Where the search for leaked secrets finds it. */
  private static Path log(String name) {
    return Path.of("target", name + ".log");
  }

  @Test
  void runsByItselfOnTheEmbeddedSimulator() {
    RunningJar application = loggedIn();

    assertThat(application.body("/accounts")).contains("\"records\"");
    assertThat(application.body("/status")).contains("state=FRESH", "logins=1");
    assertThat(application.json(HEALTH).path("status").asText()).isEqualTo("UP");
    assertThat(application.body("/actuator/camelroutes")).contains("accounts", "status");
  }

  @Test
  void showsTheConnectionToEverybodyWhoLooksOn() throws Exception {
    RunningJar application = loggedIn();

    assertThat(application.body(HEALTH)).contains("\"sfauth:crm\":\"UP\"");
    JsonNode logins = application.json("/actuator/metrics/sfauth.logins?tag=connection:crm");
    assertThat(logins.at("/measurements/0/value").asDouble()).isPositive();
    JsonNode connection = application.json("/actuator/camel/sfauth").at("/sfauth/connections/0");
    assertThat(connection.path("connection").asText()).isEqualTo("crm");
    assertThat(connection.path("state").asText()).isEqualTo("FRESH");
    assertThat(application.attribute("crm", "State")).isEqualTo("FRESH");
    assertThat(application.output()).contains("LoginEvents", "sfauth:crm OBTAINED");
  }

  /** UP, DOWN with the advice while the secret is broken, and UP again without a restart. */
  @Test
  void healthFollowsTheSecret(Simulator simulator) throws Exception {
    simulator.secrets().create(SECRET, secret(simulator, SimulatedOrg.CONSUMER_SECRET));
    try (RunningJar application = run("healthFollowsTheSecret", aws(simulator)).started()) {
      // Not used yet: ready all the same, or a load balancer would wait for ever.
      assertThat(application.status(READINESS)).isEqualTo(200);
      assertThat(application.body(HEALTH)).contains("\"sfauth:crm\":\"UNKNOWN\"");
      assertThat(simulator.org().logins()).isZero();

      logIn(application);
      assertThat(application.json(HEALTH).path("status").asText()).isEqualTo("UP");
      assertThat(application.body(HEALTH)).contains("FRESH");

      simulator.secrets().edit(SECRET, secret(simulator, "planted-secret-that-is-wrong"));
      simulator.org().expireSessions();
      assertThat(application.status("/accounts")).isEqualTo(500);
      assertThat(application.status(READINESS)).isEqualTo(503);
      assertThat(application.json(HEALTH).path("status").asText()).isEqualTo("DOWN");
      assertThat(application.body(HEALTH)).contains("invalid_client", "onsumer secret");
      assertThat(application.body(HEALTH)).doesNotContain("planted-secret");

      simulator.secrets().edit(SECRET, secret(simulator, SimulatedOrg.CONSUMER_SECRET));
      // No exchange passes: what asks for its health is enough.
      Awaitility.await()
          .atMost(RunningJar.PATIENCE)
          .until(() -> application.status(READINESS) == 200);
      assertThat(application.json(HEALTH).path("status").asText()).isEqualTo("UP");
      assertThat(application.status("/accounts")).isEqualTo(200);
      assertThat(application.output()).doesNotContain("planted-secret");
    }
  }

  @Test
  void propertyThatTheComponentDoesNotKnowFailsTheStart() throws Exception {
    try (RunningJar application =
        run("unknownProperty", Map.of(), "--camel.component.sfauth.secret-am=x")) {
      assertThat(application.exitStatus()).isNotZero();
      assertThat(application.output())
          .contains(
              "APPLICATION FAILED TO START",
              "camel.component.sfauth.secret-am",
              "Did you mean secret-arn");
    }
  }

  private static RunningJar loggedIn() {
    RunningJar application = alone.started();
    logIn(application);
    return application;
  }

  /** Calls until there is an answer: on a busy machine the first login may miss its deadline. */
  private static void logIn(RunningJar application) {
    Awaitility.await()
        .atMost(RunningJar.PATIENCE)
        .until(() -> application.status("/accounts") == 200);
  }

  private static RunningJar run(String name, Map<String, String> environment, String... arguments)
      throws Exception {
    return new RunningJar(extracted, log(name), environment, arguments);
  }

  /** How a real secret is named and found: by the environment alone. */
  private static Map<String, String> aws(Simulator simulator) {
    return Map.of(
        "CRM_SECRET", SECRET,
        "AWS_ENDPOINT_URL_SECRETS_MANAGER", simulator.secrets().uri().toString(),
        "AWS_REGION", "us-east-1",
        "AWS_ACCESS_KEY_ID", "simulated",
        "AWS_SECRET_ACCESS_KEY", "planted-secret-of-aws");
  }

  private static String secret(Simulator simulator, String consumerSecret) {
    return "{\"LoginUrl\":\"%s\",\"ConsumerKey\":\"%s\",\"ConsumerSecret\":\"%s\"}"
        .formatted(simulator.org().uri(), SimulatedOrg.CONSUMER_KEY, consumerSecret);
  }
}
