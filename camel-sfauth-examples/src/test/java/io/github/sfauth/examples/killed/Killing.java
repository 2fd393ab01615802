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

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sfauth.examples.killed.Kill.Layout;
import io.github.sfauth.examples.killed.Kill.Situation;
import io.github.sfauth.examples.processes.RunningProgram;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.server.Gate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Kills a process while the simulator holds one of its requests, and looks at what those find who
 * come after it.
 *
 * @param folder where the process writes its log
 */
record Killing(Path folder) {

  private static final String CREDENTIALS = "salesforce/crm";
  private static final String TOKEN = "salesforce/crm-token";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What an operator wrote beside the credentials. */
  private static final Map<String, String> OPERATORS =
      Map.of(
          "ConsumerKey", SimulatedOrg.CONSUMER_KEY,
          "ConsumerSecret", SimulatedOrg.CONSUMER_SECRET,
          "Note", "do not \u2014 touch \\u0041");

  /** Whoever comes after it works, finds the secrets whole, and logs in once more at most. */
  void thoseWhoComeAfterItWork(Kill kill) throws Exception {
    try (Simulator simulator = stage(kill.layout(), kill.situation())) {
      long needed = kill.situation() == Situation.STORED_TOKEN ? 0 : 1;
      long before = simulator.org().logins();
      kill(kill, simulator);

      assertThat(call(kill.layout(), simulator).getException()).isNull();

      assertThat(simulator.org().logins() - before).isBetween(needed, needed + 1);
      assertThat(secretsAreWhole(kill.layout(), simulator)).isTrue();
      long settled = simulator.org().logins();
      assertThat(call(kill.layout(), simulator).getException()).isNull();
      assertThat(simulator.org().logins()).as("the token was stored").isEqualTo(settled);
    }
  }

  /** Every request that processes make which nobody kills, before and after its effect. */
  static List<Kill> everyRequest() throws Exception {
    List<Kill> kills = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      for (Situation situation : Situation.values()) {
        try (Simulator undisturbed = stage(layout, situation)) {
          undisturbed.org().counters().reset();
          undisturbed.secrets().counters().reset();
          assertThat(call(layout, undisturbed).getException()).isNull();
          kills.addAll(Kill.everyRequestOf(layout, situation, undisturbed));
        }
      }
    }
    return kills;
  }

  private static Simulator stage(Layout layout, Situation situation) throws Exception {
    Simulator simulator = Simulator.start();
    simulator.org().newTokenEachLogin(true);
    simulator
        .secrets()
        .create(
            CREDENTIALS,
            JSON.createObjectNode()
                .put("LoginUrl", simulator.org().uri().toString())
                .setAll(JSON.<ObjectNode>valueToTree(OPERATORS))
                .toString());
    simulator.secrets().createEmpty(TOKEN);
    if (situation != Situation.NO_TOKEN) {
      assertThat(call(layout, simulator).getException()).isNull();
    }
    if (situation == Situation.ENDED_SESSION) {
      simulator.org().expireSessions();
    }
    return simulator;
  }

  private void kill(Kill kill, Simulator simulator) throws Exception {
    try (Gate gate =
        kill.service(simulator).holdNth(kill.operation(), kill.nth(), kill.afterEffect())) {
      RunningProgram killed =
          RunningProgram.start(
              OneCall.class,
              List.of(uri(kill.layout(), "sfauth:crm?")),
              simulator.secrets().uri(),
              Map.of(),
              folder.resolve("killed.log"));
      try {
        gate.awaitArrivals(1);
      } catch (AssertionError e) {
        throw new AssertionError(killed.output(), e);
      } finally {
        killed.process().destroyForcibly();
      }
      assertThat(killed.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
      gate.lose();
    }
  }

  /** A process that starts, in this one: it shares nothing with those before it but the secrets. */
  private static Exchange call(Layout layout, Simulator simulator) throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      String aws =
          "sfauth:crm?region=us-east-1&accessKey=simulated&secretKey=simulated"
              + "&overrideEndpoint=true&uriEndpointOverride="
              + simulator.secrets().uri()
              + "&";
      return OneCall.run(context, uri(layout, aws));
    }
  }

  private static String uri(Layout layout, String beginning) {
    String shared = beginning + "secretArn=" + CREDENTIALS;
    return layout == Layout.SHARED ? shared : shared + "&tokenSecretArn=" + TOKEN;
  }

  private static boolean secretsAreWhole(Layout layout, Simulator simulator) throws Exception {
    JsonNode credentials = JSON.readTree(simulator.secrets().current(CREDENTIALS));
    OPERATORS.forEach(
        (member, text) -> assertThat(credentials.path(member).asText()).isEqualTo(text));
    JsonNode token =
        layout == Layout.SHARED ? credentials : JSON.readTree(simulator.secrets().current(TOKEN));
    assertThat(token.path(layout == Layout.SHARED ? "SessionId" : "accessToken").asText())
        .isNotEmpty();
    return true;
  }
}
