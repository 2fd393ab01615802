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
package io.github.sfauth.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.sfauth.karaf.other.OtherActivator;
import io.github.sfauth.karaf.probe.ProbeActivator;
import io.github.sfauth.karaf.routes.RoutesActivator;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.org.LoginHistoryEntry;
import io.github.sfauth.simulator.org.SimulatedOrg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The users' features file in a real Karaf, with routes of both flows against a simulated org and a
 * simulated Secrets Manager. Only {@code camel-core} is not the original, see {@link
 * CamelFeatures}.
 */
class KarafIT {

  private static final String VERSION = System.getProperty("sfauth.version");
  private static final String USERS_FILE =
      "mvn:io.github.sfauth/camel-sfauth-karaf/" + VERSION + "/xml/features";
  private static final String COMPONENT = "io.github.sfauth.camel-sfauth";
  private static final String ROUTES = RoutesActivator.class.getPackageName();
  private static final String OTHER = OtherActivator.class.getPackageName();

  /** By their names, or by the class loader that they pass on. */
  private static final Pattern OUR_THREADS =
      Pattern.compile("SfAuth[A-Z]|sfauth-[a-z]+-\\d|" + Pattern.quote(COMPONENT));

  /** What something holds on to stays for ever; the rest goes with the next collections. */
  private static final Duration COLLECTED = Duration.ofSeconds(90);

  /** Trouble that passes, in a trace of the container's; what ends unexpectedly is none. */
  private static final Pattern PASSES =
      Pattern.compile(
          "TokenUnavailableException: (?!.*unexpectedly)|StoreException: .*does not answer");

  private static final String USER = "alice@simulated.example";

  /** Secrets by name, with credentials and no token. */
  private static final Map<String, String> SECRETS = new HashMap<>();

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static Simulator simulator;
  private static Karaf karaf;
  private static Path routes;
  private static Path other;

  private String installed = "";

  @BeforeAll
  static void start() throws Exception {
    Path home = Folders.freshKaraf();
    simulator = Simulator.start();
    prepare(simulator.org());
    publishFeaturesFile();
    Files.createDirectories(home.resolve("deploy"));
    BundleJar.of(
        home.resolve("deploy/probe.jar"),
        ProbeActivator.class,
        List.of("org.apache.karaf.features", "org.osgi.framework", "org.osgi.framework.wiring"));
    routes =
        BundleJar.of(
            Folders.WORK.resolve("routes.jar"),
            RoutesActivator.class,
            List.of(
                "org.apache.camel",
                "org.apache.camel.builder",
                "org.apache.camel.http.base",
                "org.apache.camel.impl",
                "org.apache.camel.impl.engine",
                "org.apache.camel.karaf.core",
                "org.apache.camel.model",
                "org.apache.camel.spi",
                "org.osgi.framework"));
    other =
        BundleJar.of(
            Folders.WORK.resolve("other.jar"),
            OtherActivator.class,
            List.of(
                "org.apache.camel",
                "org.apache.camel.builder",
                "org.apache.camel.impl",
                "org.apache.camel.impl.engine",
                "org.apache.camel.karaf.core",
                "org.apache.camel.model",
                "org.apache.camel.spi",
                "org.osgi.framework"));
    karaf =
        Karaf.start(
            home,
            Folders.REPOSITORY,
            Map.of(
                "sfauth.routes.app",
                endpoint("app", ""),
                "sfauth.routes.user",
                endpoint("user", "flow=jwtBearer&")));
    probe()
        .addRepository(
            CamelFeatures.write(Folders.REPOSITORY, Folders.WORK.resolve("camel-features.xml"))
                .toUri()
                .toString());
  }

  @AfterAll
  static void stop() throws IOException {
    try {
      if (karaf != null) {
        karaf.close();
        // Where the scan for secrets looks.
        Files.copy(karaf.log(), Path.of("target/karaf.log"), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      simulator.close();
    }
  }

  /** So that each test has to log in. */
  @BeforeEach
  void forgetTokens() {
    SECRETS.forEach(simulator.secrets()::edit);
  }

  @AfterEach
  void removeEverything() throws Exception {
    uninstall();
    if (probe().bundles().contains(OTHER)) {
      probe().uninstall(OTHER);
    }
  }

  @Test
  void logsInWithClientCredentialsAndWithAnAssertion() throws Exception {
    install(USERS_FILE);

    assertThat(probe().stateOf("camel-sfauth")).isEqualTo("Started");
    expectAnswers();

    assertThat(simulator.org().loginHistory())
        .extracting(LoginHistoryEntry::username)
        .containsOnly(SimulatedOrg.RUN_AS_USER, USER);
  }

  @Test
  void repeatsACallOnceWhenTheSessionEnded() throws Exception {
    install(USERS_FILE);
    expectAnswers();
    simulator.org().expireSessions();

    expectAnswers();
  }

  @Test
  void anUpdateIsUsedByRoutesThatStartAgainAndKeepsNothingOfTheOldBundle() throws Exception {
    install(USERS_FILE);
    expectAnswers();
    probe().watchClassLoader(COMPONENT);

    probe().stop(ROUTES);
    probe().update(COMPONENT, newVersion());
    probe().start(ROUTES);

    assertThat(probe().bundles()).contains(COMPONENT + " 99.0.0 ");
    expectAnswers();
    expectNothingOfTheOldBundle();
  }

  @Test
  void anUninstallLeavesNoClassLoaderAndNoThread() throws Exception {
    install(USERS_FILE);
    expectAnswers();
    assertThat(probe().threads()).containsPattern(OUR_THREADS);
    probe().watchClassLoader(COMPONENT);

    uninstall();

    assertThat(probe().bundles()).doesNotContain(COMPONENT);
    expectNothingOfTheOldBundle();
    assertThat(probe().threads()).doesNotContainPattern(OUR_THREADS);
  }

  /** The descriptor that looks right: this is what the test above would not notice otherwise. */
  @Test
  void withTheFragmentsAsDependenciesTheFeatureIsStartedAndTheFirstAssertionFails()
      throws Exception {
    String broken = brokenFile();
    install(broken);

    assertThat(probe().stateOf("camel-sfauth")).isEqualTo("Started");
    expectAnswer("app");
    assertThatThrownBy(() -> call("user"))
        .isInstanceOf(Probe.FailedInside.class)
        .hasMessageContaining("jjwt-impl is missing");
  }

  private static Probe probe() {
    return karaf.probe();
  }

  private void install(String featuresFile) throws Exception {
    installed = featuresFile;
    probe().addRepository(featuresFile);
    probe().install("camel-sfauth");
    probe().install("camel-http");
    probe().deploy(routes);
  }

  private void uninstall() throws Exception {
    if (probe().bundles().contains(ROUTES)) {
      probe().uninstall(ROUTES);
    }
    if (!installed.isEmpty()) {
      probe().remove("camel-sfauth");
      probe().forgetRepository(installed);
      installed = "";
    }
  }

  private static void expectAnswers() throws Exception {
    expectAnswer("app");
    expectAnswer("user");
  }

  private static void expectAnswer(String route) {
    assertThat(call(route)).contains("totalSize");
  }

  /** The first login of a cold container may meet any time limit, on a busy machine. */
  private static String call(String route) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(failure -> PASSES.matcher(failure.toString()).find())
        .until(() -> probe().call(route), Objects::nonNull);
  }

  /**
   * Camel's Simple language remembers the context that started last, whosever it is, even after it
   * was stopped; so another one has to start.
   */
  private static void expectNothingOfTheOldBundle() throws Exception {
    probe().deploy(other);
    await().atMost(COLLECTED).until(() -> probe().watchedIsCollected());
  }

  /** Credentials of an app, and of a user with a key who approved it. */
  private static void prepare(SimulatedOrg org) throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    KeyPair key = rsa.generateKeyPair();
    org.addUser(USER);
    org.app().uploadPublicKey(key.getPublic());
    org.app().approve(USER);
    String pem =
        "-----BEGIN PRIVATE KEY-----\\n"
            + Base64.getEncoder().encodeToString(key.getPrivate().getEncoded())
            + "\\n-----END PRIVATE KEY-----\\n";
    SECRETS.put("sf/app", members("\"ConsumerSecret\": \"" + SimulatedOrg.CONSUMER_SECRET + "\""));
    SECRETS.put(
        "sf/user", members("\"Username\": \"" + USER + "\", \"PrivateKey\": \"" + pem + "\""));
    SECRETS.forEach(simulator.secrets()::create);
  }

  private static String members(String more) {
    return "{\"LoginUrl\": \"%s\", \"ConsumerKey\": \"%s\", %s}"
        .formatted(simulator.org().uri(), SimulatedOrg.CONSUMER_KEY, more);
  }

  private static String endpoint(String name, String options) {
    return "sfauth:%s?%ssecretArn=sf/%s&overrideEndpoint=true&uriEndpointOverride=%s"
            .formatted(name, options, name, simulator.secrets().uri())
        + "&region=us-east-1&accessKey=test&secretKey=test";
  }

  /** Where a user's Karaf would find it. */
  private static void publishFeaturesFile() throws IOException {
    Path folder =
        Folders.REPOSITORY.resolve("io/github/sfauth/camel-sfauth-karaf").resolve(VERSION);
    Files.createDirectories(folder);
    Files.copy(
        Folders.FEATURES,
        folder.resolve("camel-sfauth-karaf-" + VERSION + "-features.xml"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static String brokenFile() throws IOException {
    String right = Files.readString(Folders.FEATURES);
    String broken =
        right
            .replace(
                "<bundle>mvn:io.jsonwebtoken/jjwt-impl",
                "<bundle dependency=\"true\">mvn:io.jsonwebtoken/jjwt-impl")
            .replace(
                "<bundle>mvn:io.jsonwebtoken/jjwt-jackson",
                "<bundle dependency=\"true\">mvn:io.jsonwebtoken/jjwt-jackson");
    assertThat(broken.length()).isGreaterThan(right.length());
    return Files.writeString(Folders.WORK.resolve("broken-features.xml"), broken)
        .toUri()
        .toString();
  }

  private static Path newVersion() throws IOException {
    try (Stream<Path> jars =
        Files.list(Folders.REPOSITORY.resolve("io/github/sfauth/camel-sfauth").resolve(VERSION))) {
      Path jar = jars.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
      return BundleJar.withVersion(jar, "99.0.0", Folders.WORK.resolve("new-version.jar"));
    }
  }
}
