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

import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.CredentialPart;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSecretTest {

  private static final HostGuard GUARD = new HostGuard(Set.of("sf.example"));
  private static final String CLIENT =
      "\"Domain\":\"acme.my\",\"ConsumerKey\":\"key\",\"ConsumerSecret\":\"PLANTED\"";

  private static SharedSecret secret(String members) {
    return SharedSecret.of(
        SecretDocument.parse("{" + members + "}"), GUARD, SecretTerms.CLIENT_SECRET);
  }

  /** As a flow reads it that asserts for a user. */
  private static SharedSecret signed(String members) {
    return SharedSecret.of(
        SecretDocument.parse("{" + members + "}"),
        GUARD,
        new SecretTerms(
            Set.of(CredentialPart.KEY, CredentialPart.USERNAME),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static SecretTerms at(URI url) {
    return new SecretTerms(
        SecretTerms.CLIENT_SECRET.needs(),
        Optional.of(url),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static KeptToken token(String members) {
    return secret(members).token(GUARD, StoreBed.START, StoreBed.SESSION_TIMEOUT);
  }

  private static String instance(String members) {
    return token(members).usable().orElseThrow().instanceUrlText();
  }

  @Test
  void readsTheClient() {
    assertThat(secret(CLIENT).credentials())
        .isEqualTo(
            ClientCredentials.withSecret(
                URI.create("https://acme.my.salesforce.com"), "key", Secret.of("PLANTED")));
  }

  @Test
  void readsTheUserAndTheKeyThatSignsForThem() {
    assertThat(
            signed(
                    "\"Domain\":\"acme.my\",\"ConsumerKey\":\"key\",\"Username\":\"u@acme.example\","
                        + "\"PrivateKey\":\"PLANTED\",\"PrivateKeyPassword\":\"PLANTED2\","
                        + "\"Certificate\":\"public\",\"Audience\":\"https://test.salesforce.com\"")
                .credentials())
        .isEqualTo(
            new ClientCredentials(
                URI.create("https://acme.my.salesforce.com"),
                "key",
                Optional.empty(),
                Optional.of(
                    new SigningKey.Pem(
                        Secret.of("PLANTED"),
                        Optional.of(Secret.of("PLANTED2")),
                        Optional.of("public"))),
                Optional.of("u@acme.example"),
                Optional.of("https://test.salesforce.com")));
  }

  @Test
  void readsNoUserForAFlowThatNeedsNone() {
    assertThat(
            secret(
                    CLIENT
                        + ",\"Username\":\"u@acme.example\","
                        + "\"Audience\":\"https://test.salesforce.com\"")
                .credentials())
        .isEqualTo(secret(CLIENT).credentials());
  }

  @Test
  void anAudienceThatIsNoneIsNamedAndNotQuoted() {
    assertThatThrownBy(
            () ->
                signed(
                    CLIENT
                        + ",\"Username\":\"u\",\"PrivateKey\":\"PLANTED\","
                        + "\"Audience\":\"https://PLANTED/services/oauth2/token\""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("has a member Audience that is unusable: ")
        .hasMessageNotContaining("PLANTED")
        .hasNoCause();
  }

  @Test
  void dropsWhiteSpaceThatCameWithCopyAndPaste() {
    assertThat(
            secret(
                    "\"Domain\":\" https://acme.my.salesforce.com/ \",\"ConsumerKey\":\"key\\n\","
                        + "\"ConsumerSecret\":\"\\tPLANTED \"")
                .credentials())
        .isEqualTo(secret(CLIENT).credentials());
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.my.salesforce.com/, https://acme.my.salesforce.com",
    "acme.my.salesforce.mil, https://acme.my.salesforce.mil",
    "http://127.0.0.1:8080, http://127.0.0.1:8080"
  })
  void prefersLoginUrlToDomain(String loginUrl, URI expected) {
    assertThat(secret(CLIENT + ",\"LoginUrl\":\"" + loginUrl + "\"").credentials().loginUrl())
        .isEqualTo(expected);
  }

  @Test
  void needsNoDomainWhereTheLoginUrlIsGiven() {
    String client = "\"ConsumerKey\":\"key\",\"ConsumerSecret\":\"PLANTED\"";
    URI url = URI.create("https://sf.example");

    assertThat(secret(client + ",\"LoginUrl\":\"sf.example\"").credentials().loginUrl())
        .isEqualTo(url);
    assertThat(
            SharedSecret.of(SecretDocument.parse("{" + client + "}"), GUARD, at(url))
                .credentials()
                .loginUrl())
        .isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Domain\":\"acme.my\"|lacks ConsumerKey, ConsumerSecret (its members: Domain)",
        "\"x\":1|lacks ConsumerKey, ConsumerSecret, Domain (its members: x)",
        "\"Domain\":\"a\",\"ConsumerKey\":\" \",\"ConsumerSecret\":\"\"|"
            + "lacks ConsumerKey (it is empty), ConsumerSecret (it is empty)",
        "\"domain\":\"a\",\"ConsumerKey\":\"k\",\"ConsumerSecret\":\"PLANTED\"|"
            + "lacks Domain (its members: domain, ConsumerKey, ConsumerSecret)",
        "\"ConsumerKey\":42|has a member ConsumerKey that is not a string",
        "\"ConsumerKey\":\"k\",\"ConsumerSecret\":[\"PLANTED\"]|"
            + "has a member ConsumerSecret that is not a string",
        "\"Domain\":\"PLANTED/x\",\"ConsumerKey\":\"k\",\"ConsumerSecret\":\"s\"|"
            + "has a member Domain that is no My Domain name",
        "\"LoginUrl\":\"https://PLANTED.example\",\"ConsumerKey\":\"k\",\"ConsumerSecret\":\"s\"|"
            + "has a member LoginUrl that is not https:// and a Salesforce host"
      })
  void namesTheMemberThatIsMissingOrWrong(String members, String reason) {
    assertThatThrownBy(() -> secret(members))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(reason)
        .hasMessageNotContaining("PLANTED")
        .hasNoCause();
  }

  @Test
  void readsTheTokenWithTheVersionsAge() {
    AccessToken token =
        token(CLIENT + ",\"SessionId\":\"00D!t\",\"Instance\":\"acme.my.salesforce.com\"")
            .usable()
            .orElseThrow();

    assertThat(token.value().reveal()).isEqualTo("00D!t");
    assertThat(token.instanceUrl()).isEqualTo(URI.create("https://acme.my.salesforce.com"));
    assertThat(token.issuedAt()).isEqualTo(StoreBed.START);
    assertThat(token.lifetime()).isEqualTo(new Lifetime.Assumed(StoreBed.SESSION_TIMEOUT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"x\":1",
        "\"SessionId\":\"t\"",
        "\"Instance\":\"acme.my.salesforce.com\"",
        "\"SessionId\":\"\",\"Instance\":\"acme.my.salesforce.com\"",
        "\"SessionId\":\"t\",\"Instance\":\"\"",
        "\"SessionId\":null,\"Instance\":null",
        "\"SessionId\":7,\"Instance\":\"acme.my.salesforce.com\""
      })
  void hasNoTokenUnlessBothMembersAreFilled(String members) {
    assertThat(token(CLIENT + "," + members)).isEqualTo(new KeptToken.None());
  }

  @ParameterizedTest
  @CsvSource({
    "acme.my.salesforce.com, https://acme.my.salesforce.com",
    "https://acme.my.salesforce.com/, https://acme.my.salesforce.com",
    "sf.example:8443, https://sf.example:8443"
  })
  void readsTheInstanceInEveryFormThatOthersWrite(String text, String url) {
    assertThat(instance(CLIENT + ",\"SessionId\":\"t\",\"Instance\":\"" + text + "\""))
        .isEqualTo(url);
  }

  @Test
  void aBareInstanceOnLoopbackSpeaksAsTheLoginUrlDoes() {
    assertThat(
            instance(
                CLIENT
                    + ",\"LoginUrl\":\"http://127.0.0.1:8080\",\"SessionId\":\"t\","
                    + "\"Instance\":\"127.0.0.1:8080\""))
        .isEqualTo("http://127.0.0.1:8080");
  }

  @ParameterizedTest
  @CsvSource({
    "t, PLANTED.evil.example, Instance",
    "t, http://acme.my.salesforce.com, Instance",
    "t, PLANTED@acme.my.salesforce.com, Instance",
    "'PLA NTED', acme.my.salesforce.com, SessionId",
    "PLANTED\\u007F, acme.my.salesforce.com, SessionId",
    "PLANTED\\r\\nX: y, acme.my.salesforce.com, SessionId"
  })
  void neverUsesATokenThatWouldGoAstray(String value, String instance, String member) {
    KeptToken kept =
        token(CLIENT + ",\"SessionId\":\"" + value + "\",\"Instance\":\"" + instance + "\"");

    assertThat(kept).isInstanceOf(KeptToken.Unusable.class);
    assertThat(((KeptToken.Unusable) kept).reason())
        .contains("member " + member)
        .doesNotContain("PLANTED");
  }

  @Test
  void writesTheInstanceAsABareHost() {
    AccessToken token =
        new AccessToken(
            Secret.of("t"),
            URI.create("http://127.0.0.1:8080"),
            Optional.empty(),
            StoreBed.START,
            new Lifetime.Assumed(StoreBed.SESSION_TIMEOUT),
            "");

    assertThat(secret(CLIENT).with(token))
        .isEqualTo("{" + CLIENT + ", \"SessionId\": \"t\", \"Instance\": \"127.0.0.1:8080\"}");
  }
}
