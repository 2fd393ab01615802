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
package io.github.sfauth.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private static final String VALUE = "00Dxx0000001gPL!AR8AQJXg5oj8jXSgxJfA0lBog";

  private final AccessToken token = Tokens.token(VALUE);

  private static void assertHidden(Object shown) {
    assertThat(String.valueOf(shown)).doesNotContain(VALUE).doesNotContain(VALUE.substring(0, 6));
  }

  @Test
  void noValueShowsTheToken() {
    assertHidden(token);
    assertHidden(token.value());
    assertHidden(new StoredToken("v1", Instant.EPOCH, Optional.of(token)));
    assertHidden(
        new Publication.Conflict(new StoredToken("v1", Instant.EPOCH, Optional.of(token))));
    assertHidden(new Obtained(token, StoredToken.NOTHING, true, Debt.NONE));
  }

  @Test
  void noStateShowsTheToken() {
    Bench bench = new Bench();
    VersionedStore store = VersionedStore.own(bench.clock);
    bench.authority.thenIssues(VALUE).thenIssues(VALUE);
    RefreshingTokenSource source = bench.describe().store(store).build();
    AccessToken first = bench.obtain(source);
    assertHidden(source.status());
    assertHidden(source);
    source.accept(first);
    source.reject(first);
    SfAuthException failure = bench.fail(source);
    assertHidden(source.status());

    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertHidden(trace);
  }

  @Test
  void aSecretShowsAFingerprintOnly() {
    Secret secret = Secret.of("abc");

    assertThat(secret.fingerprint()).isEqualTo("ba7816bf8f01");
    assertThat(secret).hasToString("<redacted ba7816bf8f01>");
    assertThat(secret.reveal()).isEqualTo("abc");
  }

  @Test
  void aTokenShowsItsFingerprintAndInstance() {
    assertThat(token)
        .hasToString(
            "AccessToken[" + token.value().fingerprint() + " at https://acme.my.salesforce.com]");
  }

  @Test
  void aRefusalSaysWhoDecidedWhatAndHowToMendIt() {
    assertThat(Tokens.invalidClient())
        .hasMessage(
            "Salesforce (acme.my.salesforce.com) refused the clientCredentials login with HTTP"
                + " 400, invalid_client: invalid client credentials. Compare the consumer key and"
                + " secret with the app's.");
  }

  @Test
  void aRefusalKeepsItsAdviceWhenItIsSentElsewhere() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(Tokens.invalidClient());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      TokenRefusedException read = (TokenRefusedException) in.readObject();
      assertThat(read.refusal()).isEqualTo(Tokens.invalidClient().refusal());
    }
  }

  @Test
  void aRefusalOfOurOwnSaysWhatWasNotTriedOrNotUsed() {
    assertThat(Refusal.beforeAsking("Give a key.", "acme.my.salesforce.com", "jwtBearer"))
        .returns("The jwtBearer login at acme.my.salesforce.com was not tried", Refusal::verdict)
        .returns(
            "The jwtBearer login at acme.my.salesforce.com was not tried: Give a key.",
            Refusal::sentence);
    assertThat(Refusal.ofAnswer("Trust the host.", "acme.my.salesforce.com", "jwtBearer"))
        .returns(
            "The answer of acme.my.salesforce.com to the jwtBearer login is not used: Trust the"
                + " host.",
            Refusal::sentence);
  }

  @Test
  void aRefusalWithoutADescriptionGivesItsCode() {
    Refusal refusal =
        new Refusal(
            400, "invalid_grant", "", "acme.my.salesforce.com", "jwtBearer", "", RetryClass.NEVER);

    assertThat(refusal.verdict())
        .isEqualTo(
            "Salesforce (acme.my.salesforce.com) refused the jwtBearer login with HTTP 400,"
                + " invalid_grant");
  }
}
