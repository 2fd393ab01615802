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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceTest {

  @ParameterizedTest
  @CsvSource({
    "https://login.salesforce.com, https://login.salesforce.com",
    "https://acme.my.salesforce.com, https://login.salesforce.com",
    "https://ACME.my.salesforce.com, https://login.salesforce.com",
    "https://acme-dev-ed.my.salesforce.com, https://login.salesforce.com",
    "https://acme-dev-ed.develop.my.salesforce.com, https://login.salesforce.com",
    "https://wise-fox-1.trailblaze.my.salesforce.com, https://login.salesforce.com",
    "https://na12.salesforce.com, https://login.salesforce.com",
    "http://127.0.0.1:8080, https://login.salesforce.com",
    "https://test.salesforce.com, https://test.salesforce.com",
    "https://acme--uat.sandbox.my.salesforce.com, https://test.salesforce.com",
    "https://ACME--UAT.sandbox.my.salesforce.com, https://test.salesforce.com",
    "https://wise-fox-1-dev-ed.scratch.my.salesforce.com, https://test.salesforce.com",
    "https://wise-fox-1-dev-ed.cs12.my.salesforce.com, https://test.salesforce.com",
    "https://acme--uat.my.salesforce.com, https://test.salesforce.com",
    "https://acme--uat.cs12.my.salesforce.com, https://test.salesforce.com",
    "https://cs12.salesforce.com, https://test.salesforce.com",
    "https://acme.my.site.com/shop, https://acme.my.site.com/shop",
    "https://acme.force.com/customers, https://acme.force.com/customers",
    "https://acme--uat.sandbox.my.site.com/shop, https://acme--uat.sandbox.my.site.com/shop",
  })
  void followsFromTheLoginUrl(String loginUrl, String audience) {
    assertThat(Audience.of(URI.create(loginUrl))).contains(audience);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.my.salesforce.mil",
        "https://login.salesforce.mil",
        "https://acme.my.sfcrmproducts.cn",
        "https://login.acme.example",
      })
  void isAskedForWhereNoneIsKnown(String loginUrl) {
    URI url = URI.create(loginUrl);
    assertThat(Audience.of(url)).isEmpty();
    assertThat(Objection.to(new JwtBearerGrant(), url, Optional.empty()))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .contains(url.getHost())
                    .contains("option audience", "key Audience", "https://login.salesforce.com"));
    assertThat(Objection.to(new JwtBearerGrant(), url, Optional.of("https://login.salesforce.com")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://login.salesforce.com, https://acme.my.salesforce.com, https://test.salesforce.com",
    "https://test.salesforce.com, https://acme--uat.sandbox.my.salesforce.com,"
        + " https://login.salesforce.com",
    "https://acme.my.salesforce.com, https://acme.my.salesforce.com, https://login.salesforce.com",
    "https://acme--uat.sandbox.my.salesforce.com, https://acme--uat.sandbox.my.salesforce.com,"
        + " https://test.salesforce.com",
    "https://acme.my.site.com/shop, https://acme.my.site.com/shop, https://login.salesforce.com",
    "https://acme--uat.sandbox.my.site.com/shop, https://acme--uat.sandbox.my.site.com/shop,"
        + " https://test.salesforce.com",
    "login.salesforce.com, https://acme.my.salesforce.com, https://login.salesforce.com",
    "https://x.example, https://acme.my.salesforce.mil, https://login.salesforce.com",
  })
  void hasAnotherOneToTry(String audience, String loginUrl, String other) {
    assertThat(Audience.other(audience, URI.create(loginUrl))).isEqualTo(other);
  }

  /** Salesforce compares texts: a slash at the end is one too many. */
  @ParameterizedTest
  @CsvSource({
    "https://login.salesforce.com, https://login.salesforce.com",
    "https://login.salesforce.com/, https://login.salesforce.com",
    "https://acme.my.site.com/shop, https://acme.my.site.com/shop",
    "login.salesforce.com, login.salesforce.com",
  })
  void isTakenAsGivenButForASlashAtTheEnd(String text, String audience) {
    assertThat(Audience.checked(text)).isEqualTo(audience);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "https://login.sales force.com",
        "https://login.salesforce.com\n",
        "https://lögin.salesforce.com",
        "https://login.salesforce.com/services/oauth2/token",
        "https://login.salesforce.com/services/oauth2/token/",
      })
  void isNotWhatTheAssertionIsSentTo(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Audience.checked(text))
        .withMessageContaining("not the URL that the assertion is sent to");
  }
}
