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
package io.github.sfauth.examples.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.examples.keys.KeySetup;
import io.github.sfauth.examples.processes.RunningProgram;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.org.SimulatedOrg;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From nothing to accounts: key, secret, upload, approval, route; each by its public entrance. */
class KeyToRouteTest {

  private static final String USER = "route@acme.example";

  private final Path dir;
  private Simulator simulator;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  KeyToRouteTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void open() {
    simulator = Simulator.start();
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void routeReadsAccountsWithOneLoginForAllRuns() throws Exception {
    setUpKey();
    upload("crm");
    approve();

    assertThat(route()).as(err::toString).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("Accounts: \\S+.*, .*, .*")
        .contains("Logins of this run: 1");
    assertThat(route()).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Logins of this run: 0");
    assertThat(simulator.org().logins()).isEqualTo(1);
  }

  @Test
  void routeWithAnEncryptedKeyLogsIn() throws Exception {
    setUpKey("--password-env", "KEY_PASSWORD");
    upload("crm");
    approve();

    assertThat(route()).as(err::toString).isZero();
    assertThat(simulator.org().logins()).isEqualTo(1);
  }

  @Test
  void rotatedKeyServesWhenItsCertificateIsUploaded() throws Exception {
    setUpKey();
    upload("crm");
    approve();
    route();

    keys("--name", "crm-2", "--secret", "salesforce/crm", "--rotate");
    assertThat(route()).as("the token that is there goes on").isZero();
    assertThat(simulator.org().logins()).isEqualTo(1);

    upload("crm-2");
    simulator.org().expireSessions();
    assertThat(route()).as(err::toString).isZero();
    assertThat(simulator.org().logins()).isEqualTo(2);
  }

  @Test
  void userWhoHasNotApprovedIsToldSo() throws Exception {
    setUpKey();
    upload("crm");

    assertThat(route()).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("approve", "doctor");
  }

  private void setUpKey(String... more) throws Exception {
    ArrayList<String> words =
        new ArrayList<>(List.of("--name", "crm", "--secret", "salesforce/crm", "--username", USER));
    words.addAll(List.of("--consumer-key", SimulatedOrg.CONSUMER_KEY));
    words.addAll(List.of("--login-url", simulator.org().uri().toString()));
    words.addAll(List.of(more));
    keys(words.toArray(String[]::new));
  }

  /** In a process of its own, which has its own environment. */
  private void keys(String... words) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--dir", dir.toString()));
    arguments.addAll(List.of(words));
    String output =
        RunningProgram.start(
                KeySetup.class,
                arguments,
                simulator.secrets().uri(),
                Map.of("KEY_PASSWORD", "planted-secret-of-the-key"),
                dir.resolve("keys.log"))
            .outputAtItsEnd();
    assertThat(output).contains("doctor").doesNotContain("planted-secret");
  }

  private void upload(String name) throws Exception {
    post("/simulator/certificate", BodyPublishers.ofFile(dir.resolve(name + ".crt")));
  }

  private void approve() throws Exception {
    post("/simulator/approvals?username=" + USER, BodyPublishers.noBody());
  }

  private void post(String path, BodyPublisher body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator.org().uri() + path)).POST(body).build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(204);
  }

  private int route() throws Exception {
    out.reset();
    err.reset();
    return JwtAccounts.run(
        Map.of(
            "camel.component.sfauth.region", "us-east-1",
            "camel.component.sfauth.access-key", "simulated",
            // Camel Main shows its properties at DEBUG: this one is no secret.
            "camel.component.sfauth.secret-key", "simulated",
            "camel.component.sfauth.override-endpoint", "true",
            "camel.component.sfauth.uri-endpoint-override", simulator.secrets().uri().toString()),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
