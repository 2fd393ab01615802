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

import io.github.sfauth.JsonTexts;
import io.github.sfauth.oauth.CredentialPart;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.token.AccessToken;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever an operator writes into the secret: a client, or a reason; and no value of it is shown.
 */
class SharedSecretPropertyTest {

  private static final String PLANTED = "PLANTEDvalue";
  private static final HostGuard GUARD = new HostGuard(Set.of());
  private static final String CLIENT =
      "{\"Domain\":\"acme.my\",\"ConsumerKey\":\"key\",\"ConsumerSecret\":\"PLANTEDvalue\"";
  private static final URI LOOPBACK = URI.create("http://127.0.0.1:8080");
  private static final List<String> MEMBERS =
      List.of(
          "Domain",
          "Domain",
          "LoginUrl",
          "ConsumerKey",
          "ConsumerKey",
          "ConsumerSecret",
          "ConsumerSecret",
          "PrivateKey",
          "PrivateKeyPassword",
          "Certificate",
          "Username",
          "Audience",
          "SessionId",
          "Instance");

  @Property(tries = 1_500)
  void isAClientAtATrustedHostOrSaysWhyNot(
      @ForAll("objects") String text, @ForAll Set<CredentialPart> needs) {
    SharedSecret secret;
    try {
      secret = SharedSecret.of(SecretDocument.parse(text), GUARD, terms(needs));
    } catch (IllegalArgumentException e) {
      assertThat(e)
          .hasNoCause()
          .hasMessageNotContaining(PLANTED)
          .message()
          .doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029<>]");
      return;
    }
    isTrusted(secret.credentials().loginUrl());
  }

  /** What the property above meets about once in fifty runs. */
  @Example
  void aLoopbackAddressIsATrustedLoginUrlWithoutTls() {
    String text =
        "{\"LoginUrl\":\"http://127.0.0.1:8080\",\"ConsumerKey\":\"key\",\"ConsumerSecret\":\"s\"}";

    SharedSecret secret =
        SharedSecret.of(SecretDocument.parse(text), GUARD, SecretTerms.CLIENT_SECRET);

    isTrusted(secret.credentials().loginUrl());
  }

  @Property(tries = 1_500)
  void itsTokenIsFitForAHeaderAndForATrustedHost(
      @ForAll("values") String session, @ForAll("values") String instance) {
    String text = CLIENT + ",\"SessionId\":" + session + ",\"Instance\":" + instance + "}";
    KeptToken token =
        SharedSecret.of(SecretDocument.parse(text), GUARD, SecretTerms.CLIENT_SECRET)
            .token(GUARD, StoreBed.START, StoreBed.SESSION_TIMEOUT);

    if (token instanceof KeptToken.Unusable unusable) {
      assertThat(unusable.reason()).doesNotContain(PLANTED).doesNotContainPattern("\\p{Cntrl}");
    }
    token.usable().ifPresent(SharedSecretPropertyTest::isFit);
  }

  private static void isFit(AccessToken token) {
    assertThat(token.authorization()).matches("Bearer [\\x21-\\x7E]+");
    isSalesforces(token.instanceUrl());
    assertThat(token.toString()).doesNotContain(PLANTED);
  }

  /** Salesforce's, or this machine's own, which alone may do without TLS. */
  private static void isTrusted(URI url) {
    if (!url.equals(LOOPBACK)) {
      isSalesforces(url);
    }
  }

  private static void isSalesforces(URI url) {
    assertThat(url).hasScheme("https").hasNoUserInfo().hasNoQuery();
    assertThat(url.getHost()).matches("[a-z0-9.-]+\\.(salesforce\\.com|force\\.com)");
  }

  private static SecretTerms terms(Set<CredentialPart> needs) {
    EnumSet<CredentialPart> parts = EnumSet.noneOf(CredentialPart.class);
    parts.addAll(needs);
    return new SecretTerms(
        parts, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Provide
  Arbitrary<String> objects() {
    return JsonTexts.objects(MEMBERS, values());
  }

  /** What parses, so that what is in it is looked at. */
  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> hosts =
        Arbitraries.of(
            "acme.my",
            "https://acme.my.salesforce.com/",
            "acme.force.com",
            "evil.example",
            "acme.my.salesforce.com@evil.example",
            "evil.example/acme.my.salesforce.com",
            "http://acme.my.salesforce.com",
            "http://127.0.0.1:8080",
            "acme.my\r\nX: y",
            " ",
            "");
    Arbitrary<String> planted =
        Arbitraries.of("", " ", "\n", "https://", "\u200b").map(before -> before + PLANTED);
    return Arbitraries.frequencyOf(
            Tuple.of(3, hosts.map(JsonTexts::quoted)),
            Tuple.of(3, planted.map(JsonTexts::quoted)),
            Tuple.of(2, JsonTexts.values()))
        .filter(StoreBed::isReadInside);
  }
}
