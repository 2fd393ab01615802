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
package io.github.sfauth.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

class AwsClientOptionsTest {

  private static AwsClientOptionsBuilder everyKind() {
    return AwsClientOptions.builder()
        .useDefaultCredentialsProvider(true)
        .useProfileCredentialsProvider(true)
        .profileCredentialsName("crm")
        .useSessionCredentials(true)
        .accessKey("AKID")
        .secretKey("PLANTED")
        .sessionToken("PLANTED");
  }

  @Test
  void theDefaultProviderComesFirstThenProfileThenSessionThenKeys() {
    AwsClientOptionsBuilder options = everyKind();
    assertThat(options.build().identity.provider()).isInstanceOf(DefaultCredentialsProvider.class);

    options.useDefaultCredentialsProvider(false);
    assertThat(options.build().identity.provider()).isInstanceOf(ProfileCredentialsProvider.class);

    options.useProfileCredentialsProvider(false).profileCredentialsName(null);
    assertThat(options.build().identity.provider().resolveCredentials())
        .isEqualTo(AwsSessionCredentials.create("AKID", "PLANTED", "PLANTED"));

    options.useSessionCredentials(false).sessionToken("");
    assertThat(options.build().identity.provider().resolveCredentials())
        .isNotInstanceOf(AwsSessionCredentials.class);

    options.accessKey(" ").secretKey(null);
    assertThat(options.build().identity.provider()).isInstanceOf(DefaultCredentialsProvider.class);
  }

  @Test
  void theProfileIsTheOneThatIsNamed() {
    AwsIdentity identity =
        AwsClientOptions.builder()
            .useProfileCredentialsProvider(true)
            .profileCredentialsName("no-such-profile")
            .build()
            .identity;

    assertThatThrownBy(() -> identity.provider().resolveCredentials())
        .hasMessageContaining("no-such-profile");
  }

  @Test
  void withoutAnyOptionTheSdkDecides() {
    assertThat(AwsClientOptions.DEFAULT.identity).isEqualTo(new AwsIdentity.Chain());
    assertThat(AwsClientOptions.DEFAULT.region).isEmpty();
    assertThat(AwsClientOptions.DEFAULT.endpoint).isEmpty();
    assertThat(AwsClientOptions.DEFAULT.proxy).isEmpty();
  }

  @Test
  void putsTheProxyTogether() {
    assertThat(AwsClientOptions.builder().proxyHost("proxy").proxyPort(3128).build().proxy)
        .hasValue(URI.create("https://proxy:3128"));
    assertThat(
            AwsClientOptions.builder()
                .proxyProtocol("HTTP")
                .proxyHost("proxy")
                .proxyPort(3128)
                .build()
                .proxy)
        .hasValue(URI.create("http://proxy:3128"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:4566", "https://vpce-1.secretsmanager.example"})
  void takesAnEndpointWithAndWithoutTls(String url) {
    assertThat(
            AwsClientOptions.builder()
                .overrideEndpoint(true)
                .uriEndpointOverride(url)
                .build()
                .endpoint)
        .hasValue(URI.create(url));
  }

  private static AwsClientOptionsBuilder keys() {
    return AwsClientOptions.builder().region("us-east-1").accessKey("AKID").secretKey("PLANTED");
  }

  static Stream<UnaryOperator<AwsClientOptionsBuilder>> whatLeadsElsewhere() {
    return Stream.of(
        o -> o.region("eu-central-1"),
        o -> o.accessKey("AKIDOTHER"),
        o -> o.useDefaultCredentialsProvider(true),
        o -> o.overrideEndpoint(true).uriEndpointOverride("http://localhost:4566"));
  }

  @ParameterizedTest
  @MethodSource("whatLeadsElsewhere")
  void whatReachesOtherSecretsIsNotTheSame(UnaryOperator<AwsClientOptionsBuilder> change) {
    AwsClientOptions other = change.apply(keys()).build();

    assertThat(other).isNotEqualTo(keys().build());
    assertThat(other.access()).isNotEqualTo(keys().build().access());
  }

  @Test
  void whatReachesTheSameSecretsIsTheSame() {
    assertThat(keys().build()).isEqualTo(keys().build()).hasSameHashCodeAs(keys().build());
    assertThat(keys().build().access()).isEqualTo(keys().build().access());
  }

  @Test
  void aProxyIsAnotherWayToTheSameSecrets() {
    AwsClientOptions proxied = keys().proxyHost("proxy").proxyPort(3128).build();

    assertThat(proxied).isNotEqualTo(keys().build());
    assertThat(proxied.access()).isEqualTo(keys().build().access());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(o -> o.accessKey("AKID"), "accessKey is given without secretKey: give both"),
        mistake(o -> o.secretKey("PLANTED"), "secretKey is given without accessKey: give both"),
        mistake(
            o -> o.accessKey("AKID").secretKey("PLANTED").useSessionCredentials(true),
            "useSessionCredentials needs accessKey, secretKey and sessionToken: give all three"),
        mistake(
            o -> o.accessKey("AKID").secretKey("PLANTED").sessionToken("PLANTED"),
            "sessionToken has no effect without useSessionCredentials=true: set that"),
        mistake(
            o -> o.profileCredentialsName("crm"),
            "profileCredentialsName has no effect without useProfileCredentialsProvider=true"),
        mistake(o -> o.overrideEndpoint(true), "overrideEndpoint=true needs uriEndpointOverride"),
        mistake(
            o -> o.uriEndpointOverride("http://localhost:4566"),
            "uriEndpointOverride has no effect without overrideEndpoint=true: set that"),
        mistake(
            o -> o.overrideEndpoint(true).uriEndpointOverride("localhost:4566"),
            "uriEndpointOverride is no URL of a server: expected http(s)://host[:port]"),
        mistake(
            o -> o.overrideEndpoint(true).uriEndpointOverride("ftp://localhost"),
            "uriEndpointOverride is no URL of a server"),
        mistake(
            o -> o.overrideEndpoint(true).uriEndpointOverride("http://me:PLANTED@localhost"),
            "uriEndpointOverride must not carry a user"),
        mistake(o -> o.proxyHost("proxy"), "proxyHost is given without proxyPort: give both"),
        mistake(o -> o.proxyPort(3128), "proxyPort is given without proxyHost: give both"),
        mistake(o -> o.proxyHost("proxy").proxyPort(0), "proxyPort must lie between 1 and 65535"),
        mistake(
            o -> o.proxyHost("proxy").proxyPort(65536), "proxyPort must lie between 1 and 65535"),
        mistake(o -> o.proxyHost("a b").proxyPort(1), "proxyHost is no valid host"),
        mistake(
            o -> o.proxyHost("proxy").proxyPort(1).proxyProtocol("socks"),
            "proxyProtocol must be http or https"));
  }

  private static Arguments mistake(UnaryOperator<AwsClientOptionsBuilder> options, String message) {
    return Arguments.of(message, options);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void namesTheOptionAndTheFix(String message, UnaryOperator<AwsClientOptionsBuilder> options) {
    AwsClientOptionsBuilder builder = options.apply(AwsClientOptions.builder());

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Option " + message)
        .hasMessageNotContaining("PLANTED");
  }

  @Test
  void showsNoSecret() {
    AwsClientOptions options =
        everyKind()
            .useDefaultCredentialsProvider(false)
            .useProfileCredentialsProvider(false)
            .profileCredentialsName(null)
            .build();

    assertThat(options.toString()).contains("Keys[temporary]").doesNotContain("PLANTED", "AKID");
    assertThat(options.access().toString())
        .contains("AccessKeyId")
        .doesNotContain("PLANTED", "AKID");
  }

  @Test
  void reachTheSameSecretsWithTheSameAccessKeyWhateverItsSecret() {
    AwsClientOptions one = withKey("AKID", "PLANTED");
    AwsClientOptions other = withKey("AKID", "PLANTED-TOO");

    assertThat(one.access()).isEqualTo(other.access()).hasSameHashCodeAs(other.access());
    assertThat(one.access()).isNotEqualTo(withKey("AKID2", "PLANTED").access());
    assertThat(one).isNotEqualTo(other).isEqualTo(withKey("AKID", "PLANTED"));
  }

  private static AwsClientOptions withKey(String id, String secret) {
    return AwsClientOptions.builder().accessKey(id).secretKey(secret).build();
  }
}
