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
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sfauth.springboot.SfAuthPropertiesException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What is wrong fails the start, with the property, the reason and the fix, and no secret. */
class WrongPropertiesTest {

  @Test
  void unknownOptionFailsTheStartAndListsNearNames() {
    BootBed.with("secret-am=salesforce/crm")
        .run(
            application ->
                assertThat(application)
                    .getFailure()
                    .hasRootCauseInstanceOf(SfAuthPropertiesException.class)
                    .rootCause()
                    .hasMessageContaining("camel.component.sfauth.secret-am")
                    .hasMessageContaining("no such option")
                    .hasMessageContaining("Did you mean secret-arn"));
  }

  @Test
  void unknownOptionLikeNoOtherListsThemAll() {
    BootBed.with("colour=blue")
        .run(
            application ->
                assertThat(complaint(BootBed.with("colour=blue")))
                    .contains("camel.component.sfauth.colour", "secret-arn", "session-timeout"));
  }

  @Test
  void unknownEnvironmentVariableFailsTheStart() {
    ApplicationContextRunner application =
        BootBed.application()
            .withInitializer(
                context ->
                    context
                        .getEnvironment()
                        .getPropertySources()
                        .addFirst(
                            new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of("CAMEL_COMPONENT_SFAUTH_SECRETAM", "salesforce/crm"))));

    assertThat(complaint(application)).contains("sfauth.secretam", "Did you mean secret-arn");
  }

  @Test
  void allThatIsUnknownIsToldAtOnce() {
    assertThat(complaint(BootBed.with("flaw=jwtBearer", "secret-am=salesforce/crm")))
        .contains("sfauth.flaw", "sfauth.secret-am");
  }

  @Test
  void unknownPropertyOfAnObjectFailsTheStart() {
    assertThat(complaint(BootBed.with("key-store-parameters.resorce=planted-secret-of-store")))
        .contains("sfauth.key-store-parameters.resorce")
        .doesNotContain("planted-secret");
  }

  @Test
  void listsAreRefusedForOptionsOfOneValue() {
    assertThat(complaint(BootBed.with("allowed-hosts[0]=a.example", "allowed-hosts[1]=b.example")))
        .contains("allowed-hosts takes one value", "commas");
  }

  @Test
  void wrongChoiceNamesThoseThereAre() {
    assertThat(complaint(BootBed.with("flow=jwtBaerer")))
        .contains("camel.component.sfauth.flow", "'jwtBaerer'", "clientCredentials, jwtBearer");
  }

  @Test
  void wrongDurationAndNumberNameTheProperty() {
    assertThat(complaint(BootBed.with("session-timeout=soon", "proxy-port=many")))
        .contains("sfauth.session-timeout: 'soon'", "sfauth.proxy-port: 'many'");
  }

  @Test
  void valueThatIsMissingIsNamedByItsPlaceholder() {
    assertThat(complaint(BootBed.with("client-secret=${CRM_CLIENT_SECRET}")))
        .contains("sfauth.client-secret", "CRM_CLIENT_SECRET");
  }

  @Test
  void aPlaceholderWithoutValueIsFoundInsideOfAValue() {
    assertThat(complaint(BootBed.with("secret-arn=salesforce/${NO_ORG}")))
        .contains("sfauth.secret-arn", "${NO_ORG}", "\\${");
    assertThat(complaint(BootBed.with("client-secret=${NO_A}planted-secret${NO_B}")))
        .contains("sfauth.client-secret", "a placeholder in it")
        .doesNotContain("NO_A", "NO_B", "planted-secret");
  }

  @Test
  void whatOnlyLooksLikeAPlaceholderCanBeEscaped() {
    BootBed.with("client-secret=planted\\${secret}")
        .run(
            application ->
                assertThat(BootBed.options(application).getClientSecret())
                    .isEqualTo("planted${secret}"));
  }

  @Test
  void secretsAreInNoFailure() {
    BootBed.with(
            "client-secret=planted-secret-a{{no.such.property}}",
            "key-store-parameters.pasword=planted-secret-b",
            "privat-key=planted-secret-c",
            "secrets-manager-client=#bean:none")
        .run(
            application -> {
              assertThat(application).hasFailed();
              for (Throwable cause = application.getStartupFailure();
                  cause != null;
                  cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain("planted-secret");
              }
            });
    assertThat(complaint(BootBed.with("client-secret=planted-secret-a{{no.such.property}}")))
        .contains("sfauth.client-secret")
        .doesNotContain("planted-secret");
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void consoleTellsWhyTheApplicationDidNotStart(CapturedOutput output) {
    SpringApplication application = new SpringApplication(Empty.class);
    assertThat(
            catchThrowable(
                () ->
                    application.run(
                        "--camel.component.sfauth.secret-am=salesforce/crm",
                        "--camel.component.sfauth.client-secret=planted-secret-of-console",
                        "--spring.main.web-application-type=none")))
        .isNotNull();

    assertThat(output)
        .contains(
            "APPLICATION FAILED TO START",
            "The component sfauth cannot be configured",
            "camel.component.sfauth.secret-am: the component has no such option",
            "Did you mean secret-arn")
        .doesNotContain("planted-secret");
  }

  @EnableAutoConfiguration
  static class Empty {}

  static String complaint(ApplicationContextRunner application) {
    StringBuilder complaint = new StringBuilder();
    application.run(
        context -> {
          Throwable failure = Objects.requireNonNull(context.getStartupFailure());
          while (!(failure instanceof SfAuthPropertiesException)) {
            failure = Objects.requireNonNull(failure.getCause());
          }
          assertThat(failure.getCause()).isNull();
          complaint.append(failure.getMessage());
        });
    return complaint.toString();
  }
}
