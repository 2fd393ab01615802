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

import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.ClientCredentialsGrant;
import io.github.sfauth.oauth.Grant;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.Secret;
import io.github.sfauth.token.TokenStore;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A token may be stored long after its login. If the client was replaced in between, the others
 * would take it for the new client's.
 */
class ReplacedClientTest {

  private static final Grant GRANT = new ClientCredentialsGrant("");

  @RegisterExtension final StoreBed bed = new StoreBed();

  private static AccessToken tokenOf(String clientId) {
    AccessToken token = StoreBed.token("00D!ours");
    ClientCredentials asked =
        ClientCredentials.withSecret(
            URI.create("https://acme.my.salesforce.com"),
            clientId,
            Secret.of(StoreBed.CONSUMER_SECRET));
    return new AccessToken(
        token.value(),
        token.instanceUrl(),
        token.identityUrl(),
        token.issuedAt(),
        token.lifetime(),
        token.scope(),
        Optional.of(asked.binding(GRANT)));
  }

  private static Publication published(TokenStore store, String clientId) {
    return store.publish(tokenOf(clientId), store.read());
  }

  @Test
  void theTokenOfOneIsNotStoredInTheTokensOwnSecret() {
    String secret = bed.secrets.createEmpty("crm-token");

    assertThat(published(bed.own(secret), "3MVG9.old"))
        .isEqualTo(new Publication.Withheld(Layout.OTHER_CLIENT));
    assertThat(bed.secrets.versions(secret)).isEmpty();
    assertThat(published(bed.own(secret), "3MVG9.key")).isInstanceOf(Publication.Published.class);
  }

  @Test
  void theTokenOfOneIsNotStoredBesideTheNewCredentials() {
    String secret = bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    SharedSecretStore store = bed.builder(secret).grant(GRANT).build();

    assertThat(published(store, "3MVG9.old"))
        .isEqualTo(Publication.Withheld.until(Layout.OTHER_CLIENT, TokenStore.WRITE_FLOOR));
    assertThat(bed.secrets.current(secret)).isEqualTo(StoreBed.FIVE_KEYS);
    assertThat(published(store, "3MVG9.key")).isInstanceOf(Publication.Published.class);
  }
}
