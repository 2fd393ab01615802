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
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostGuardTest {

  private static final HostGuard GUARD = new HostGuard(Set.of("salesforce.ACME.example"));
  private static final URI MY_DOMAIN = URI.create("https://acme.my.salesforce.com");
  private static final URI LOCAL = URI.create("http://127.0.0.1:8080");

  @ParameterizedTest
  @CsvSource({
    "https://acme.my.salesforce.com, https://acme.my.salesforce.com",
    "https://acme.my.salesforce.com/, https://acme.my.salesforce.com",
    "'  https://acme.my.salesforce.com  ', https://acme.my.salesforce.com",
    "HTTPS://Acme.My.SalesForce.COM, https://acme.my.salesforce.com",
    "acme.my.salesforce.com, https://acme.my.salesforce.com",
    "acme.my.salesforce.com:443, https://acme.my.salesforce.com:443",
    "acme.my.salesforce.com:65535, https://acme.my.salesforce.com:65535",
    "https://acme--sbx.sandbox.my.salesforce.com, https://acme--sbx.sandbox.my.salesforce.com",
    "https://acme.my.salesforce.mil, https://acme.my.salesforce.mil",
    "https://acme.my.sfcrmproducts.cn, https://acme.my.sfcrmproducts.cn",
    "https://acme.my.site.com/customers, https://acme.my.site.com/customers",
    "https://acme.force.com/Partners/s/, https://acme.force.com/Partners/s",
    "https://salesforce.acme.example, https://salesforce.acme.example",
    "https://Salesforce.Acme.Example:8443/org, https://salesforce.acme.example:8443/org",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "http://localhost, http://localhost",
    "http://[::1]:9, http://[::1]:9",
    "https://localhost:8443, https://localhost:8443",
  })
  void writesLoginUrlsOfTrustedHostsInOneWay(String text, String url) {
    assertThat(GUARD.loginUrl(text)).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.com",
        "https://evilsalesforce.com",
        "https://salesforce.com",
        "https://x.salesforce.com.evil.com",
        "https://x.my.salesforce.com.evil.com/",
        "https://salesforce.com.evil.com",
        "https://acme.salesforce.co",
        "https://acme.my.salesforce.com.",
        "https://acme.my.salesforce.com.evil.com.",
        "https://other.acme.example",
        "https://x.salesforce.acme.example",
        "https://169.254.169.254",
        "https://10.0.0.1",
        "https://2130706433",
        "https://127.0.0.2.evil.com",
        "https://[fd00::1]",
        "https://[::ffff:127.0.0.1]",
      })
  void refusesHostsThatAreNotSalesforces(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> GUARD.loginUrl(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        "https://",
        "https:///services",
        "https://.salesforce.com",
        "https://acme..my.salesforce.com",
        "https://-acme.my.salesforce.com",
        "https://acme_x.my.salesforce.com",
        "https://user@acme.my.salesforce.com",
        "https://acme.my.salesforce.com@evil.com",
        "https://acme.my.salesforce.com:443@evil.com",
        "https://acme.my.salesforce.com:@evil.com",
        "https://evil.com\\@acme.my.salesforce.com",
        "https://evil.com\\.my.salesforce.com",
        "https:\\\\acme.my.salesforce.com",
        "https://evil.com#@acme.my.salesforce.com",
        "https://evil.com?@acme.my.salesforce.com",
        "https://evil.com/@acme.my.salesforce.com",
        "https://evil.com%2eacme.my.salesforce.com",
        "https://evil.com%00.my.salesforce.com",
        "https://evil.com%23.my.salesforce.com",
        "https://acme.my.salesforce.com:",
        "https://acme.my.salesforce.com:0",
        "https://acme.my.salesforce.com:65536",
        "https://acme.my.salesforce.com:99999",
        "https://acme.my.salesforce.com:-1",
        "https://acme.my.salesforce.com:443:443",
        "https://acme.my.salesforce.com:4 43",
        "https://acme my.salesforce.com",
        "https://acme.my.salesforce.com\r\nHost: evil.com",
        "https://acme.my.salesforce.com/\nx",
        "https://acme.my.salesforce.com?a=b",
        "https://acme.my.salesforce.com#a",
        "https://acme.my.salesforce.com//evil.com",
        "https://acme.my.salesforce.com/..",
        "https://acme.my.salesforce.com/a/../b",
        "https://acme.my.salesforce.com/%2e%2e",
        "https://аcme.my.salesforce.com",
        "https://acme.my.sаlesforce.com",
        "https://acme.my.sales\u200bforce.com",
        "https://acme.my.salesforce。com",
        "https://acme.my.sale\u017fforce.com",
        "https://acme.my.salesforce.com\u2044evil",
        "https://0x7f.0.0.1",
        "https://127.1",
        "http://[::1",
        "http://[0:0:0:0:0:0:0:1]",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https:acme.my.salesforce.com",
        "//acme.my.salesforce.com",
      })
  void refusesWhatIsNoPlainBaseUrl(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GUARD.loginUrl(text))
        .withMessageEndingWith(
            "is no base URL: expected https:// and a host, without user, query or fragment")
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://acme.my.salesforce.com",
        "http://salesforce.acme.example",
        "ftp://acme.my.salesforce.com",
        "ws://127.0.0.1",
        "http://127.0.0.2.my.salesforce.com",
      })
  void refusesOtherSchemesThanHttps(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GUARD.loginUrl(text))
        .withMessageContaining("is not https");
  }

  @Test
  void namesTheOptionThatWouldAllowAHost() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GUARD.loginUrl("https://sf.internal/x"))
        .withMessage(
            "'sf.internal' is no Salesforce host: no secret or token is sent there. If it is"
                + " meant, name it in the option allowedHosts");
  }

  @Test
  void tellsWhoeverGivesTheTokenEndpointAsLoginUrlToLeaveThePathOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GUARD.loginUrl("https://acme.my.salesforce.com/services/oauth2/token"))
        .withMessageContaining("leave /services/oauth2/token out");
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:pa55word@evil.com, evil.com",
    "https://user:pa55word@acme.my.salesforce.com, acme.my.salesforce.com",
    "user:pa55word@acme.my.salesforce.com, acme.my.salesforce.com",
    "https://acme.my.salesforce.com?client_secret=pa55word, https://acme.my.salesforce.com?…",
    "https://acme.my.salesforce.com#access_token=pa55word, https://acme.my.salesforce.com?…",
    "'https://acme.my.salesforce.com/\n?client_secret=pa55word', https://acme.my.salesforce.com/ ?…",
  })
  void showsOfAUrlWhatHoldsNoPassword(String text, String shown) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GUARD.loginUrl(text))
        .withMessage(
            "'"
                + shown
                + "' is no base URL: expected https:// and a host, without user, query or fragment")
        .withNoCause();
  }

  @Test
  void survivesTextsOfAnyLength() {
    String labels = "a.".repeat(100_000) + "salesforce.com";
    String path = "https://acme.my.salesforce.com" + "/a".repeat(100_000);
    assertThatIllegalArgumentException().isThrownBy(() -> GUARD.loginUrl(labels));
    assertThatIllegalArgumentException().isThrownBy(() -> GUARD.loginUrl(path));
    assertThatIllegalArgumentException().isThrownBy(() -> GUARD.domain(labels));
    assertThatIllegalArgumentException().isThrownBy(() -> GUARD.instanceUrl(labels, MY_DOMAIN));
  }

  @Test
  void takesHostsAsLongAsTheDomainNameSystemHasThem() {
    String longest = hostOf(253);
    assertThat(GUARD.loginUrl(longest)).hasHost(longest);
    assertThat(GUARD.domain(longest)).hasHost(longest);
    assertThat(new HostGuard(Set.of(longest)).trusts(longest)).isTrue();

    String tooLong = hostOf(254);
    assertThatIllegalArgumentException().isThrownBy(() -> GUARD.loginUrl(tooLong));
    assertThatIllegalArgumentException().isThrownBy(() -> GUARD.domain(tooLong));
    assertThatIllegalArgumentException().isThrownBy(() -> new HostGuard(Set.of(tooLong)));
  }

  private static String hostOf(int length) {
    String end = ".a".repeat(110) + ".salesforce.com";
    return "a".repeat(length - end.length()) + end;
  }

  @Test
  void takesUrlsOfUpToAThousandCharacters() {
    String site = "https://acme.my.site.com/";
    String longest = site + "a".repeat(1_000 - site.length());
    assertThat(GUARD.loginUrl(longest)).hasToString(longest);
    assertThatIllegalArgumentException().isThrownBy(() -> GUARD.loginUrl(longest + "a"));
  }

  @ParameterizedTest
  @CsvSource({
    "acme.my, https://acme.my.salesforce.com",
    "ACME.My, https://acme.my.salesforce.com",
    "acme--sbx.sandbox.my, https://acme--sbx.sandbox.my.salesforce.com",
    "acme-dev-ed.develop.my, https://acme-dev-ed.develop.my.salesforce.com",
    "https://acme.my.salesforce.com/, https://acme.my.salesforce.com",
    "HTTPS://acme.my.salesforce.com, https://acme.my.salesforce.com",
    "acme.my.salesforce.com, https://acme.my.salesforce.com",
    "acme.my.Salesforce.com/, https://acme.my.salesforce.com",
    "'  acme.my\t', https://acme.my.salesforce.com",
    "login, https://login.salesforce.com",
    "test, https://test.salesforce.com",
    "evil.com, https://evil.com.salesforce.com",
    "evil.com/, https://evil.com.salesforce.com",
    "x.salesforce.com.evil.com, https://x.salesforce.com.evil.com.salesforce.com",
  })
  void turnsADomainIntoAHostOfSalesforce(String domain, String url) {
    assertThat(GUARD.domain(domain)).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "/",
        "https://",
        ".salesforce.com",
        "http://acme.my",
        "https://https://acme.my",
        "acme.my//",
        "acme.my/path",
        "evil.com/x",
        "evil.com#",
        "evil.com?",
        "evil.com:443/",
        "user@acme.my",
        "evil.com\\",
        "acme%2emy",
        "acme my",
        "acme.my\n.evil",
        "acme..my",
        ".acme.my",
        "acme.my.",
        "-acme.my",
        "acme_x.my",
        "аcme.my",
        "spar\u212a.my",
        "acme。my",
        "[::1]",
      })
  void refusesADomainOfAnythingButHostLabels(String domain) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GUARD.domain(domain))
        .withMessageContaining("no My Domain name");
  }

  @ParameterizedTest
  @CsvSource({
    "acme.my.salesforce.com, https://acme.my.salesforce.com",
    "acme.my.salesforce.com/, https://acme.my.salesforce.com",
    "' https://acme.my.salesforce.com/ ', https://acme.my.salesforce.com",
    "https://na1.salesforce.com, https://na1.salesforce.com",
    "salesforce.acme.example, https://salesforce.acme.example",
  })
  void takesInstancesOfSalesforceBareOrWithScheme(String instance, String url) {
    assertThat(GUARD.instanceUrl(instance, MY_DOMAIN)).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080, 127.0.0.1:9090, http://127.0.0.1:9090",
    "http://127.0.0.1:8080, localhost, http://localhost",
    "http://127.0.0.1:8080, http://[::1]:1, http://[::1]:1",
    "http://[::1]:8080, [::1]:9090, http://[::1]:9090",
    "https://localhost:8443, 127.0.0.1:9443, https://127.0.0.1:9443",
    "https://localhost:8443, http://127.0.0.1:9090, http://127.0.0.1:9090",
    "http://127.0.0.1:8080, https://acme.my.salesforce.com, https://acme.my.salesforce.com",
    "http://127.0.0.1:8080, acme.my.salesforce.com, https://acme.my.salesforce.com",
  })
  void takesAnInstanceOnLoopbackWhereTheLoginUrlIsToo(String login, String instance, String url) {
    assertThat(GUARD.instanceUrl(instance, URI.create(login))).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1",
        "https://127.0.0.1",
        "127.0.0.1:8080",
        "localhost",
        "http://acme.my.salesforce.com",
        "https://evil.com",
        "evil.com",
        "evil.com/acme.my.salesforce.com",
        "acme.my.salesforce.com@evil.com",
        "",
      })
  void refusesAnInstanceThatIsNotTrusted(String instance) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GUARD.instanceUrl(instance, MY_DOMAIN))
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://acme.my.salesforce.com", "https://evil.com", "evil.com"})
  void refusesAnInstanceElsewhereThatALocalLoginNames(String instance) {
    assertThatIllegalArgumentException().isThrownBy(() -> GUARD.instanceUrl(instance, LOCAL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://sf.example", "sf.example:8443", "sf.example/", "*.example", "a b", ""})
  void refusesAllowedHostsThatWouldNeverBeMet(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HostGuard(Set.of(host)))
        .withMessageContaining("allowedHosts");
  }

  /** This machine is no host that anybody trusts over https, but an org may be simulated there. */
  @ParameterizedTest
  @CsvSource({
    "acme.my.salesforce.com, true, true",
    "ACME.My.SalesForce.Com, true, true",
    "Salesforce.Acme.Example, true, true",
    "localhost, false, true",
    "LocalHost, false, true",
    "127.0.0.1, false, true",
    "[::1], false, true",
    "evil.com, false, false",
    "salesforce.com, false, false",
    "x.salesforce.acme.example, false, false",
  })
  void tellsHostsThatMaySeeATokenInAnyCase(String host, boolean trusted, boolean mayBeTrusted) {
    HostGuard guard = new HostGuard(Set.of("salesforce.ACME.example"));
    assertThat(guard.trusts(host)).isEqualTo(trusted);
    assertThat(guard.mayTrust(host)).isEqualTo(mayBeTrusted);
  }

  /** Whatever passes goes to a trusted host over https, as the JDK itself reads the URL. */
  @Test
  void letsNothingElsePassHoweverThePartsAreMixed() {
    List<String> parts =
        List.of(
            "https://",
            "http://",
            "//",
            "/",
            "\\",
            "@",
            ":",
            ".",
            "%2e",
            "%40",
            "#",
            "?",
            ";",
            "evil.com",
            "salesforce.com",
            ".salesforce.com",
            "acme.my",
            "force.com",
            "127.0.0.1",
            "localhost",
            "[::1]",
            "443",
            "user",
            "-",
            "_",
            " ",
            "\t",
            "\u200b",
            "\u3002",
            "а",
            "SalesForce.Com",
            "sfcrmproducts.cn",
            "site.com");
    Random random = new Random(42);
    int passed = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://" : "");
      random
          .ints(1 + random.nextInt(5), 0, parts.size())
          .mapToObj(parts::get)
          .forEach(text::append);
      passed += passes(text.toString()) ? 1 : 0;
    }
    assertThat(passed).as("the parts make good URLs too").isGreaterThan(500);
  }

  private static boolean passes(String text) {
    URI url;
    try {
      url = new HostGuard(Set.of()).instanceUrl(text, MY_DOMAIN);
    } catch (IllegalArgumentException refused) {
      return false;
    }
    assertThat(url).as(text).hasScheme("https").hasNoUserInfo().hasNoQuery().hasNoFragment();
    assertThat(url.getHost())
        .as(text)
        .matches("[a-z0-9.-]+\\.(salesforce\\.com|force\\.com|sfcrmproducts\\.cn|site\\.com)");
    return true;
  }
}
