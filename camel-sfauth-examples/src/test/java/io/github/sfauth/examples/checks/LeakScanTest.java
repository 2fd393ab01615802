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
package io.github.sfauth.examples.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.org.SimulatedOrg;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scan itself is worth something only if it finds a leak that was planted. */
class LeakScanTest {

  private static final String KEY = SimulatedOrg.CONSUMER_KEY;
  private static final String SECRET = SimulatedOrg.CONSUMER_SECRET;

  @TempDir private Path module;

  @Test
  void findsAPlantedConsumerSecretInALog() throws Exception {
    assertThat(LeakScan.leaksIn(log("DEBUG sending client_secret=" + SECRET))).hasSize(1);
  }

  @Test
  void findsATokenThatTheSimulatorIssued() throws Exception {
    assertThat(LeakScan.leaksIn(log("TRACE header Bearer " + issuedToken()))).hasSize(1);
  }

  @Test
  void findsCredentialsInABasicHeader() throws Exception {
    String pair =
        Base64.getEncoder().encodeToString((KEY + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    assertThat(LeakScan.leaksIn(log("Authorization: Basic " + pair))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "genpkey.pem",
        "genrsa-traditional.pem",
        "genpkey-aes256.pem",
        "pkcs8-aes256.pem",
      })
  void findsAPrivateKey(String file) throws Exception {
    Path keys = Modules.root().resolve("camel-sfauth-component/src/test/resources/keys");
    assertThat(LeakScan.leaksIn(log(Files.readString(keys.resolve(file))))).isNotEmpty();
  }

  @Test
  void findsAnAssertion() throws Exception {
    String claims = "{\"iss\":\"3MVG9\",\"sub\":\"integration@simulated.example\"}";
    String assertion =
        Stream.of("{\"alg\":\"RS256\"}", claims, "0123456789abcdef")
            .map(part -> part.getBytes(StandardCharsets.UTF_8))
            .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
            .collect(Collectors.joining("."));
    assertThat(LeakScan.leaksIn(log("assertion=" + assertion))).hasSize(1);
  }

  @Test
  void saysWhereAndWhatButNotTheSecret() throws Exception {
    assertThat(LeakScan.leaksIn(log("fine\nsecret " + SECRET)))
        .singleElement()
        .asString()
        .contains("trace.log:2")
        .contains("consumer secret")
        .doesNotContain(SECRET);
  }

  @Test
  void looksIntoReportsAndLogsOfAModule() throws Exception {
    Path log = log("fine");
    Path report = module.resolve("target/surefire-reports/TEST-x.xml");
    Files.createDirectories(report.getParent());
    Files.writeString(report, "<testsuite/>");

    assertThat(LeakScan.outputsOf(module)).containsExactlyInAnyOrder(log, report);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "surefire-reports-without-optional-parts",
        "surefire-reports-camel-4.14",
        "failsafe-reports"
      })
  void findsASecretInTheReportsOfTestsThatRunOnceMore(String reports) throws Exception {
    Path report = module.resolve("target").resolve(reports).resolve("TEST-x.xml");
    Files.createDirectories(report.getParent());
    Files.writeString(report, "<system-out>client_secret=" + SECRET + "</system-out>");

    assertThat(LeakScan.outputsOf(module)).containsExactly(report);
    assertThat(LeakScan.leaksIn(report)).hasSize(1);
  }

  @Test
  void passesWhatShowsNoSecret() throws Exception {
    assertThat(LeakScan.leaksIn(log("AccessToken[78e6f68f9cda at https://acme.my.salesforce.com]")))
        .isEmpty();
  }

  private Path log(String text) throws Exception {
    Path log = module.resolve("target/trace.log");
    Files.createDirectories(log.getParent());
    return Files.writeString(log, text);
  }

  private static String issuedToken() throws Exception {
    try (Simulator simulator = Simulator.start()) {
      String form = "grant_type=client_credentials&client_id=" + KEY + "&client_secret=" + SECRET;
      HttpRequest login =
          HttpRequest.newBuilder(URI.create(simulator.org().uri() + "/services/oauth2/token"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build();
      String answer =
          HttpClient.newHttpClient().send(login, HttpResponse.BodyHandlers.ofString()).body();
      Matcher token = Pattern.compile("\"access_token\" ?: ?\"([^\"]+)\"").matcher(answer);
      assertThat(token.find()).isTrue();
      return token.group(1);
    }
  }
}
