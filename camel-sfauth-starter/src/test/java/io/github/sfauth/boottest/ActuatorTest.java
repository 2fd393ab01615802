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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What Actuator tells about the component's properties, over HTTP. */
class ActuatorTest {

  private static final String[] SECRETS =
      BootBed.prefixed(
          "client-id=planted-secret-a",
          "client-secret=planted-secret-b",
          "privateKey=planted-secret-c",
          "PRIVATE_KEY_PASSWORD=planted-secret-d",
          "access-key=planted-secret-e",
          "secret-key=planted-secret-f",
          "session-token=planted-secret-g",
          "key-store-parameters.password=planted-secret-h");

  @ParameterizedTest
  @ValueSource(strings = {"never", "when-authorized", "always"})
  void secretsAreMaskedWhateverIsShown(String shown) throws Exception {
    String[] arguments =
        Stream.concat(
                Stream.of(SECRETS),
                Stream.of(
                    "camel.component.sfauth.login-url=https://acme.my.salesforce.com",
                    "server.port=0",
                    "management.endpoints.web.exposure.include=*",
                    "management.endpoint.env.show-values=" + shown,
                    "management.endpoint.configprops.show-values=" + shown))
            .map(property -> "--" + property)
            .toArray(String[]::new);
    try (ConfigurableApplicationContext application =
        SpringApplication.run(Application.class, arguments)) {
      String environment = get(application, "env");
      String properties = get(application, "configprops");

      assertThat(environment)
          .contains("camel.component.sfauth.client-secret", "******")
          .doesNotContain("planted-secret");
      assertThat(properties).contains("camel.component").doesNotContain("planted-secret");
      assertThat(environment.contains("https://acme.my.salesforce.com"))
          .isEqualTo(shown.equals("always"));
    }
  }

  private static String get(ConfigurableApplicationContext application, String endpoint)
      throws Exception {
    int port = ((ServletWebServerApplicationContext) application).getWebServer().getPort();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @EnableAutoConfiguration
  static class Application {}
}
