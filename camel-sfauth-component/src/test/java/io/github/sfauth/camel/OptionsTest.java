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
package io.github.sfauth.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.util.URISupport;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the options mean, and what is refused before anything starts. */
class OptionsTest {

  private static final String SECRET = "s3cr3tV4lue";
  private static final String CLIENT = "clientId=app&clientSecret=" + SECRET;
  private static final String LOGIN = "loginUrl=https://acme.my.salesforce.com";

  private final CamelContext context = new DefaultCamelContext();

  @BeforeEach
  void start() {
    context.start();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sfauth:crm | secretArn",
        "sfauth:crm?sessionTimeout=1h | secretArn",
        "sfauth:crm?clientSecret=S | clientId",
        "sfauth:crm?operation=status&clientSecret=S | clientId",
        "sfauth:crm?clientId=app | clientSecret",
        "sfauth:crm?clientId=app&clientSecret=S | loginUrl",
        "sfauth:crm?secretArn=sf/crm&clientId=app | clientId",
        "sfauth:crm?secretArn=sf/crm&clientSecret=S | clientSecret",
        "sfauth:crm?clientId=app&clientSecret=S&loginUrl=https://login.salesforce.com | My Domain",
        "sfauth:crm?clientId=app&clientSecret=S&loginUrl=https://test.salesforce.com | My Domain",
        "sfauth:crm?secretArn=sf/crm&loginUrl=login.salesforce.com | My Domain",
        "sfauth:crm?secretArn=sf/crm&loginUrl=http://acme.my.salesforce.com | https",
        "sfauth:crm?secretArn=sf/crm&loginUrl=https://evil.example.com | allowedHosts",
        "sfauth:crm?secretArn=sf/crm&loginUrl=https://u@acme.my.salesforce.com | loginUrl",
        "sfauth:crm?secretArn=sf/crm&loginUrl=:// | loginUrl",
        "sfauth:crm?secretArn=sf/crm&allowedHosts=https://gw.example.com | allowedHosts",
        "sfauth:crm?secretArn=sf/crm&allowedHosts=gw.example.com:8443 | allowedHosts",
        "sfauth:crm?secretArn=sf/crm&sessionTimeout=30s | sessionTimeout",
        "sfauth:crm?secretArn=sf/crm&sessionTimeout=-1 | sessionTimeout",
        "sfauth:crm?secretArn=sf/crm&sessionTimeout=soon | sessionTimeout",
        "sfauth:crm?secretArn=sf/crm&flow=password | flow",
        "sfauth:crm?secretArn=sf/crm&operation=stump | operation",
        "sfauth:crm?secretArn=sf/crm&clientAuthentication=none | clientAuthentication",
        "sfauth:crm?secretArn=sf/crm&identityHeaders=perhaps | identityHeaders",
        "sfauth:crm?secretArn=sf/crm&proxyPort=many | proxyPort",
        "sfauth:crm?secretArn=sf/crm&nonsense=1 | nonsense",
        "sfauth:crm?secretArn=arn:aws:secretsmanager:eu-central-1:12345:secret:crm | secretArn",
        "sfauth:crm?secretArn=sf/crm&accessKey=AKIA | secretKey",
        "sfauth:crm?secretArn=sf/crm&secretKey=S | accessKey",
        "sfauth:crm?secretArn=sf/crm&sessionToken=S | useSessionCredentials",
        "sfauth:crm?secretArn=sf/crm&useSessionCredentials=true | sessionToken",
        "sfauth:crm?secretArn=sf/crm&profileCredentialsName=p | useProfileCredentialsProvider",
        "sfauth:crm?secretArn=sf/crm&overrideEndpoint=true | uriEndpointOverride",
        "sfauth:crm?secretArn=sf/crm&uriEndpointOverride=http://localhost:1 | overrideEndpoint",
        "sfauth:crm?secretArn=sf/crm&proxyHost=proxy | proxyPort",
        "sfauth:crm?secretArn=sf/crm&proxyPort=8080 | proxyHost",
        "sfauth:crm?clientId=app&clientSecret=S&loginUrl=acme.my.salesforce.com&region=x | region",
        "sfauth:crm?secretArn=sf/crm&operation=reject&keepHeaders=true | keepHeaders",
        "sfauth:crm?operation=clear&identityHeaders=true | identityHeaders",
        "sfauth:crm?operation=status&synchronous=true | synchronous",
      })
  void refusesAtStartWithTheOptionNamed(String uri, String named) {
    refused(uri.replace("=S", "=" + SECRET))
        .satisfies(
            failure -> assertThat(messagesBelow(failure)).contains(named).doesNotContain(SECRET));
  }

  @Test
  void showsNoSecretToWhoConsumesFromIt() {
    SfAuthEndpoint endpoint =
        endpoint(
            "sfauth:crm?clientId=app&clientSecret="
                + SECRET
                + "&loginUrl=https://acme.my.salesforce.com");

    assertThatThrownBy(() -> endpoint.createConsumer(exchange -> {}))
        .hasMessageContaining("to(\"sfauth:crm")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void refusesAnEndpointWithoutAName() {
    refused("sfauth:?secretArn=sf/crm").hasStackTraceContaining("name of a connection");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clientSecretBasic",
        "client-secret-basic",
        "client_secret_basic",
        "CLIENT_SECRET_BASIC",
        "ClientSecretBasic"
      })
  void takesEnumsInEveryCase(String spelling) {
    SfAuthEndpoint endpoint =
        endpoint("sfauth:crm?secretArn=sf/crm&clientAuthentication=" + spelling);

    assertThat(endpoint.getConfiguration().getClientAuthentication())
        .isEqualTo(SfAuthClientAuthentication.CLIENT_SECRET_BASIC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clientCredentials", "client-credentials", "client_credentials"})
  void takesFlowsInEveryCase(String spelling) {
    assertThat(
            endpoint("sfauth:crm?secretArn=sf/crm&flow=" + spelling).getConfiguration().getFlow())
        .isEqualTo(SfAuthFlow.CLIENT_CREDENTIALS);
  }

  @ParameterizedTest
  @CsvSource({"2h, 7200000", "90m, 5400000", "900000, 900000"})
  void takesDurationsInCamelsSyntax(String text, long millis) {
    assertThat(
            endpoint("sfauth:crm?secretArn=sf/crm&sessionTimeout=" + text)
                .getConfiguration()
                .getSessionTimeout())
        .isEqualTo(millis);
  }

  @Test
  void startsFromTheOptionsOfTheComponent() {
    SfAuthComponent component = context.getComponent("sfauth", SfAuthComponent.class);
    component.getConfiguration().setSecretArn("sf/crm");
    component.getConfiguration().setRegion("eu-central-1");

    SfAuthConfiguration options =
        endpoint("sfauth:crm?region=us-east-1&sessionTimeout=1h").getConfiguration();

    assertThat(options.getSecretArn()).isEqualTo("sf/crm");
    assertThat(options.getRegion()).isEqualTo("us-east-1");
    assertThat(component.getConfiguration().getRegion()).isEqualTo("eu-central-1");
    assertThat(component.getConfiguration().getSessionTimeout()).isNull();
  }

  @Test
  void takesNoOffenceAtPointlessDefaultsOfTheComponent() {
    SfAuthComponent component = context.getComponent("sfauth", SfAuthComponent.class);
    component.getConfiguration().setRegion("eu-central-1");
    component.getConfiguration().setKeepHeaders(true);

    assertThatCode(() -> endpoint("sfauth:crm?" + CLIENT + "&" + LOGIN)).doesNotThrowAnyException();
    assertThatCode(() -> endpoint("sfauth:crm?operation=clear")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"camel.component.sfauth.", "camel.component.sfauth.configuration."})
  void isConfiguredByPropertiesOfCamelMain(String prefix) throws Exception {
    Main main = new Main();
    main.addInitialProperty(prefix + "secret-arn", "sf/crm");
    main.addInitialProperty(prefix + "session-timeout", "1h");
    main.addInitialProperty(prefix + "client-authentication", "client-secret-basic");
    main.start();
    try {
      SfAuthConfiguration options =
          main.getCamelContext().getEndpoint("sfauth:crm", SfAuthEndpoint.class).getConfiguration();
      assertThat(options.getSecretArn()).isEqualTo("sf/crm");
      assertThat(options.getSessionTimeout()).isEqualTo(3_600_000L);
      assertThat(options.getClientAuthentication())
          .isEqualTo(SfAuthClientAuthentication.CLIENT_SECRET_BASIC);
    } finally {
      main.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clientSecret", "secretKey", "sessionToken", "accessKey", "clientId"})
  void showsNoSecretInItsUri(String option) {
    String uri = "sfauth:crm?" + option + "=" + SECRET;

    assertThat(URISupport.sanitizeUri(uri)).doesNotContain(SECRET);
  }

  @Test
  void showsNoSecretAsText() {
    SfAuthEndpoint endpoint = endpoint("sfauth:crm?" + CLIENT + "&" + LOGIN);

    assertThat(endpoint.toString()).doesNotContain(SECRET);
    assertThat(context.getEndpoints().toString()).doesNotContain(SECRET);
  }

  private SfAuthEndpoint endpoint(String uri) {
    return context.getEndpoint(uri, SfAuthEndpoint.class);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String uri) {
    return assertThatThrownBy(() -> endpoint(uri));
  }

  /** What is said beyond Camel's own frame, which repeats the whole URI. */
  private static String messagesBelow(Throwable failure) {
    return Stream.iterate(failure.getCause(), cause -> cause != null, Throwable::getCause)
        .map(Throwable::getMessage)
        .collect(Collectors.joining("; "));
  }
}
