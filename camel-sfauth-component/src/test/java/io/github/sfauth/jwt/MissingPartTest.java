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
package io.github.sfauth.jwt;

import static io.github.sfauth.jwt.Fixtures.CLOCK;
import static io.github.sfauth.jwt.Fixtures.KEY;
import static io.github.sfauth.jwt.Fixtures.NOW;
import static io.github.sfauth.jwt.Fixtures.pem;
import static io.github.sfauth.jwt.Fixtures.pkcs8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.FixedCredentials;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.JwtBearerGrant;
import io.github.sfauth.oauth.OAuthAuthority;
import io.github.sfauth.token.RetryClass;
import io.github.sfauth.token.TokenRefusedException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** jjwt comes in parts, and looks for them when it first signs. */
class MissingPartTest {

  @ParameterizedTest
  @ValueSource(strings = {"jjwt-impl", "jjwt-jackson"})
  void isNamedAndALoginWithoutItIsRefusedBeforeItIsTried(String part, @TempDir Path directory)
      throws Exception {
    runWithout(part, LogsIn.class, directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jjwt-impl", "jjwt-jackson"})
  void isNamedByADiagnosis(String part, @TempDir Path directory) throws Exception {
    runWithout(part, Diagnoses.class, directory);
  }

  private static void runWithout(String part, Class<?> main, Path directory) throws Exception {
    Path output = directory.resolve("output.txt");
    Process poorer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPathWithout(part),
                main.getName(),
                part)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    try {
      assertThat(poorer.waitFor(5, TimeUnit.MINUTES)).as(() -> read(output)).isTrue();
    } finally {
      poorer.destroyForcibly();
    }
    assertThat(poorer.exitValue()).as(() -> read(output)).isZero();
  }

  @Test
  void isNamedByWhatTheJvmSaysOfItsClasses() {
    assertThat(MissingPart.behind(new NoClassDefFoundError("io/jsonwebtoken/jackson/io/Any")))
        .get()
        .asString()
        .contains(
            "jjwt-jackson is missing, or of another version (io.jsonwebtoken.jackson.io.Any)");
    assertThat(MissingPart.behind(new NoClassDefFoundError("com/fasterxml/jackson/databind/Any")))
        .get()
        .asString()
        .contains("Jackson is missing", "add com.fasterxml.jackson.core:jackson-databind");
  }

  @Test
  void isNotKnownWhereVersionsDoNotFit() {
    for (String type :
        List.of(
            "io.jsonwebtoken.Any",
            "io.jsonwebtoken.impl.Any",
            "com.fasterxml.jackson.databind.Any")) {
      assertThat(MissingPart.behind(new NoSuchMethodError("'void " + type + ".thing()'")))
          .get()
          .asString()
          .contains("do not fit together", type, "all of one version")
          .doesNotContain("is missing,");
    }
  }

  @Test
  void isNotToBlameForWhatElseFails() {
    assertThat(MissingPart.behind(new IllegalStateException("io.jsonwebtoken.impl.Any"))).isEmpty();
    assertThat(MissingPart.behind(new NoClassDefFoundError("com/acme/VaultClient"))).isEmpty();
    assertThat(MissingPart.behind(new UnsatisfiedLinkError("no pkcs11 in path"))).isEmpty();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** This JVM's own, of which surefire may show a stub alone, without one jar. */
  private static String classPathWithout(String part) {
    String own =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(own.split(File.pathSeparator))
        .filter(entry -> !new File(entry).getName().startsWith(part + "-"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Runs in a JVM that lacks a part. */
  static final class LogsIn {

    private LogsIn() {}

    public static void main(String[] missing) {
      ClientCredentials user =
          new ClientCredentials(
              URI.create("https://acme.my.salesforce.com"),
              "3MVG9consumer",
              Optional.empty(),
              Optional.of(pem(pkcs8(KEY.getPrivate()))),
              Optional.of("integration@example.com"),
              Optional.empty());
      OAuthAuthority authority =
          OAuthAuthority.builder(
                  new FixedCredentials(user),
                  new JwtBearerGrant(),
                  request -> {
                    throw new AssertionError("Nothing is there to be sent");
                  },
                  new HostGuard(Set.of()))
              .signer(JwtSigner.ofText(CLOCK))
              .clock(CLOCK)
              .build();

      // The JVM says it in other words once it knows that a class cannot be had.
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> authority.issue(NOW))
            .isInstanceOfSatisfying(
                TokenRefusedException.class,
                refused -> assertThat(refused.refusal().retry()).isEqualTo(RetryClass.NEVER))
            .hasMessageStartingWith("The jwtBearer login at acme.my.salesforce.com was not tried")
            .hasMessageContaining("The private key cannot sign, as " + missing[0] + " is missing")
            .hasMessageContaining("in OSGi");
      }
    }
  }

  /** Runs in a JVM that lacks a part. */
  static final class Diagnoses {

    private Diagnoses() {}

    public static void main(String[] missing) throws Exception {
      try (DefaultCamelContext context = new DefaultCamelContext()) {
        context.getRegistry().bind("pem", pkcs8(KEY.getPrivate()));
        context.start();
        List<?> steps =
            context
                .createProducerTemplate()
                .requestBody(
                    "sfauth:crm?operation=diagnose&flow=jwtBearer&clientId=app&privateKey=#bean:pem"
                        + "&username=integration@example.com&loginUrl=http://127.0.0.1:9"
                        + "&audience=https://login.salesforce.com",
                    null,
                    List.class);
        assertThat(steps)
            .map(String::valueOf)
            .filteredOn(step -> step.contains("step=key"))
            .singleElement()
            .asString()
            .contains("outcome=fail")
            .contains("the private key cannot sign, as " + missing[0] + " is missing")
            .contains("in OSGi");
      }
    }
  }
}
