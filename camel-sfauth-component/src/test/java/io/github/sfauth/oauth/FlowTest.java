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
package io.github.sfauth.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.sfauth.token.Binding;
import io.github.sfauth.token.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a flow and the proof of its client are called, what they need, and what they bind to. */
class FlowTest {

  private static final Grant CLIENT_CREDENTIALS = new ClientCredentialsGrant("id api");
  private static final Grant JWT_BEARER = new JwtBearerGrant();

  @Test
  void isCalledAsTheOptionsSpellIt() {
    assertThat(List.of(CLIENT_CREDENTIALS, JWT_BEARER))
        .extracting(Grant::flow)
        .containsExactly("clientCredentials", "jwtBearer");
    assertThat(
            List.<ClientAuthentication>of(
                new ClientSecretPost(),
                new ClientSecretBasic(),
                new ClientSecretJwt(),
                new PrivateKeyJwt()))
        .extracting(ClientAuthentication::method)
        .containsExactly(
            "clientSecretPost", "clientSecretBasic", "clientSecretJwt", "privateKeyJwt");
  }

  static List<Arguments> proofs() {
    return List.of(
        arguments(new ClientSecretPost(), CredentialPart.CLIENT_SECRET),
        arguments(new ClientSecretBasic(), CredentialPart.CLIENT_SECRET),
        arguments(new ClientSecretJwt(), CredentialPart.CLIENT_SECRET),
        arguments(new PrivateKeyJwt(), CredentialPart.KEY));
  }

  @ParameterizedTest
  @MethodSource("proofs")
  void needsWhatTheClientProvesItselfWithWhereItDoes(
      ClientAuthentication proof, CredentialPart part) {
    assertThat(CredentialPart.neededBy(CLIENT_CREDENTIALS, proof)).containsExactly(part);
    assertThat(CredentialPart.neededBy(JWT_BEARER, proof))
        .containsExactlyInAnyOrder(CredentialPart.KEY, CredentialPart.USERNAME);
  }

  /** Whoever keeps a user name that the flow does not name has the same token as who keeps none. */
  @Test
  void bindsATokenToTheUserWhomItsFlowNames() {
    ClientCredentials who =
        new ClientCredentials(
            URI.create("https://acme.my.salesforce.com"),
            "key",
            Optional.of(Secret.of("secret")),
            Optional.of(new SigningKey.Installed()),
            Optional.of("jane@acme.com"),
            Optional.empty());
    String url = "https://acme.my.salesforce.com/services/oauth2/token";

    assertThat(who.binding(CLIENT_CREDENTIALS))
        .isEqualTo(Binding.of(url, "key", "client_credentials", "", "id api"));
    assertThat(who.binding(JWT_BEARER))
        .isEqualTo(
            Binding.of(
                url, "key", "urn:ietf:params:oauth:grant-type:jwt-bearer", "jane@acme.com", ""));
  }
}
