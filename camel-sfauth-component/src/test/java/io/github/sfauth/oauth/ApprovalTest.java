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

import io.github.sfauth.token.Secret;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said first when Salesforce says that a user has not approved the app. */
class ApprovalTest {

  private static final String KEY = "3MVG9.key";

  @ParameterizedTest(name = "{1} at {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://acme.my.salesforce.com              | 3MVG9.key              | The user name is the consumer key
          https://acme.my.salesforce.com              | Integration User       | What is given as user name has no @
          https://acme--uat.sandbox.my.salesforce.com | integration            | What is given as user name has no @
          https://acme--uat.sandbox.my.salesforce.com | jane@acme.com          | User names of this sandbox end in .uat: put jane@acme.com.uat instead of jane@acme.com
          https://acme--uat.sandbox.my.salesforce.com | jane@acme.com.dev      | User names of this sandbox end in .uat: put jane@acme.com.uat instead of jane@acme.com.dev
          https://ACME--UAT.sandbox.my.salesforce.com | jane@acme.co.uk        | User names of this sandbox end in .uat: put jane@acme.co.uk.uat instead of jane@acme.co.uk
          https://acme--uat.my.salesforce.com         | jane@acme.com          | User names of this sandbox end in .uat
          https://acme--uat.cs12.my.salesforce.com    | jane@acme.com          | User names of this sandbox end in .uat
          https://acme--uat.sandbox.my.site.com/shop  | jane@acme.com          | User names of this sandbox end in .uat
          https://acme--uat.sandbox.my.salesforce.com | Jane@Acme.com.UAT      | Set Permitted Users
          https://test.salesforce.com                 | jane@acme.com          | The user name jane@acme.com looks like an e-mail address
          https://test.salesforce.com                 | jane@mail.acme.co.uk   | The user name jane@mail.acme.co.uk looks like an e-mail address
          https://test.salesforce.com                 | jane@acme.com.sbx      | If the org wants logins at its My Domain
          https://test.salesforce.com                 | jane@acme.com.qa       | If the org wants logins at its My Domain
          https://test.salesforce.com                 | jane@acme.co.uk.wave2  | If the org wants logins at its My Domain
          https://acme.my.salesforce.com              | jane@acme.com.uat      | The user name jane@acme.com.uat ends in .uat as in a sandbox
          https://login.salesforce.com                | jane@acme.com.wave2    | The user name jane@acme.com.wave2 ends in .wave2 as in a sandbox
          https://login.salesforce.com                | jane@acme.com          | If the org wants logins at its My Domain (government cloud, Trailhead playground, or Setup > My Domain > Prevent login from https://login.salesforce.com)
          https://acme.my.salesforce.com              | jane@acme.com          | Set Permitted Users
          https://acme.my.salesforce.com              | jane@mail.acme.co.uk   | Set Permitted Users
          https://acme.my.salesforce.com              | jane@acme.com.au       | Set Permitted Users
          https://acme.my.salesforce.com              | jane@acme.dev          | Set Permitted Users
          https://acme.my.salesforce.com              | jane.@acme.dev         | Set Permitted Users
          https://acme-dev-ed.develop.my.salesforce.com | jane@acme.com        | Set Permitted Users
          https://sunny-fox-dev-ed.scratch.my.salesforce.com | test-x1@example.com | Set Permitted Users
          """)
  void beginsWithTheLikeliestReason(String loginUrl, String username, String first) {
    assertThat(approval(loginUrl, username).steps().get(0)).startsWith(first);
  }

  @Test
  void takesAnAudienceOfSandboxesForOne() {
    ClientCredentials who =
        credentials("https://acme.my.salesforce.com", "jane@acme.com")
            .withAudience("https://test.salesforce.com");
    assertThat(Approval.of(who, Optional.empty()).steps().get(0))
        .contains("looks like an e-mail address", "jane@acme.com.uat");
  }

  @Test
  void keepsTheAudienceWhereItSendsToTheMyDomain() {
    assertThat(approval("https://login.salesforce.com", "jane@acme.com").steps().get(0))
        .contains("loginUrl", "key Domain", "keep the audience https://login.salesforce.com.");
  }

  @Test
  void endsWithPolicyApprovalAndInactiveUser() {
    assertThat(approval("https://acme.my.salesforce.com", "jane@acme.com").steps())
        .satisfiesExactly(
            policy ->
                assertThat(policy)
                    .contains("'Admin approved users are pre-authorized'")
                    .contains("profile or permission set")
                    .contains("External Client App: Setup > External Client App Manager")
                    .contains("Connected App: Setup > Manage Connected Apps"),
            link -> assertThat(link).startsWith("Or let the user approve the app once at https://"),
            user -> assertThat(user).contains("active", "Setup > Users"));
  }

  @Test
  void linksToThePageWhereTheUserApproves() {
    Approval approval =
        Approval.of(
            credentials("https://acme.my.salesforce.com", "jane@acme.com"),
            Optional.of(URI.create("https://app.acme.com/callback?a=1&b=2")));
    assertThat(approval.link())
        .isEqualTo(
            "https://acme.my.salesforce.com/services/oauth2/authorize?response_type=code"
                + "&client_id=3MVG9.key"
                + "&redirect_uri=https%3A%2F%2Fapp.acme.com%2Fcallback%3Fa%3D1%26b%3D2"
                + "&scope=api%20refresh_token");
    assertThat(approval.advice())
        .contains("(2) Or let the user approve the app once at " + approval.link())
        .contains("an app that requires PKCE wants a code_challenge")
        .doesNotContain(Approval.PLACEHOLDER, "callback URLs put in");
  }

  @Test
  void marksTheCallbackUrlThatItDoesNotKnow() {
    Approval approval = approval("https://acme.my.site.com/shop", "jane@acme.com");
    assertThat(approval.link())
        .startsWith("https://acme.my.site.com/shop/services/oauth2/authorize?response_type=code")
        .contains("&redirect_uri=<callback-URL-of-the-app>&scope=");
    assertThat(approval.advice()).contains("with one of the app's callback URLs put in");
  }

  @Test
  void holdsNoSecret() {
    ClientCredentials who = credentials("https://acme.my.salesforce.com", "jane@acme.com");
    Approval approval = Approval.of(who, Optional.empty());
    assertThat(approval.toString() + approval.advice()).doesNotContain("5EC", "PRIVATE");
  }

  /** Who put the members of a secret into the wrong places may have put anything there. */
  @ParameterizedTest
  @ValueSource(strings = {"-----BEGIN PRIVATE KEY-----MIIEv", "5ECRET", ""})
  void quotesNoUserNameThatIsNone(String username) {
    String advice = approval("https://acme.my.salesforce.com", username).advice();
    assertThat(advice).contains("has no @").doesNotContain("MIIEv", "5ECRET");
  }

  @Test
  void quotesAUserNameOnOneLineAndNotAtAnyLength() {
    String username = "jane\r\n<b>" + "x".repeat(5_000) + "@acme.com";
    assertThat(approval("https://test.salesforce.com", username).advice())
        .contains("jane  ‹b›xxx")
        .hasSizeLessThan(2_500)
        .doesNotContain("\r", "\n", "<b>");
  }

  private static Approval approval(String loginUrl, String username) {
    return Approval.of(credentials(loginUrl, username), Optional.empty());
  }

  private static ClientCredentials credentials(String loginUrl, String username) {
    return new ClientCredentials(
        URI.create(loginUrl),
        KEY,
        Optional.of(Secret.of("5EC")),
        Optional.of(
            new SigningKey.Pem(
                Secret.of("-----BEGIN PRIVATE"), Optional.empty(), Optional.empty())),
        Optional.of(username),
        Optional.empty());
  }
}
