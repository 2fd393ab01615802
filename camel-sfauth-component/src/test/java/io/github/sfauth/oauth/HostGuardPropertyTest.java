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

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** No text, however made, gets a secret or a token to another host. */
class HostGuardPropertyTest {

  private static final String PASSWORD = "pa55word";
  private static final String TRUSTED =
      "[a-z0-9.-]+\\.(salesforce\\.com|force\\.com|salesforce\\.mil|sfcrmproducts\\.cn|site\\.com)";
  private static final URI MY_DOMAIN = URI.create("https://acme.my.salesforce.com");
  private static final HostGuard GUARD = new HostGuard(Set.of());

  @Property(tries = 3_000)
  void aTextOfTrickyPartsLeadsToATrustedHostOrNowhere(@ForAll("mixtures") String text) {
    toATrustedHostOrNowhere(text);
  }

  @Property(tries = 1_000)
  void anyTextLeadsToATrustedHostOrNowhere(@ForAll String text) {
    toATrustedHostOrNowhere(text);
  }

  /** A good URL into which something was put, anywhere: before, in, or behind the host. */
  @Property(tries = 3_000)
  void aGoodUrlWithSomethingPutInLeadsToATrustedHostOrNowhere(
      @ForAll("goodUrls") String url,
      @ForAll @IntRange(max = 60) int where,
      @ForAll("parts") String part) {
    int at = where % (url.length() + 1);
    toATrustedHostOrNowhere(url.substring(0, at) + part + url.substring(at));
  }

  @Property(tries = 1_000)
  void aDomainIsLabelsBelowSalesforceOrRefused(@ForAll("mixtures") String text) {
    URI url = passed(() -> GUARD.domain(text));

    if (url != null) {
      assertThat(url.toString()).matches("https://([a-z0-9-]+\\.)+salesforce\\.com");
      assertThat(GUARD.domain(url.toString())).isEqualTo(url);
    }
  }

  /** One password among the rest: wherever it stands, it is not said back. */
  @Property(tries = 1_000)
  void saysNoPasswordBack(@ForAll("parts") String before, @ForAll("parts") String after) {
    for (String text :
        new String[] {
          "https://" + before + ":" + PASSWORD + "@" + after,
          "https://acme.my.salesforce.com" + before + "?client_secret=" + PASSWORD + after,
          before + "#" + PASSWORD + after,
        }) {
      passed(() -> GUARD.loginUrl(text));
      passed(() -> GUARD.instanceUrl(text, MY_DOMAIN));
      passed(() -> GUARD.domain(text));
    }
  }

  private static void toATrustedHostOrNowhere(String text) {
    URI login = passed(() -> GUARD.loginUrl(text));
    URI instance = passed(() -> GUARD.instanceUrl(text, MY_DOMAIN));

    if (login != null && !HostGuard.isLoopback(login)) {
      assertTrusted(login);
      assertThat(GUARD.loginUrl(login.toString())).isEqualTo(login);
    }
    if (instance != null) {
      assertTrusted(instance);
      assertThat(GUARD.instanceUrl(instance.toString(), MY_DOMAIN)).isEqualTo(instance);
    }
  }

  /** As two parsers read it: what one takes for a user, the other may take for a host. */
  private static void assertTrusted(URI url) {
    assertThat(url).hasScheme("https").hasNoUserInfo().hasNoQuery().hasNoFragment();
    assertThat(url.getHost()).matches(TRUSTED);
    assertThat(url.toString()).matches("[\\x21-\\x7E]+");
    try {
      URL other = url.toURL();
      assertThat(other.getHost()).isEqualTo(url.getHost());
      assertThat(other.getUserInfo()).isNull();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable URI passed(Supplier<URI> guarded) {
    try {
      return guarded.get();
    } catch (IllegalArgumentException e) {
      assertThat(e)
          .hasNoCause()
          .hasMessageNotContaining(PASSWORD)
          .message()
          .doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029<>]")
          .hasSizeLessThan(700);
      return null;
    }
  }

  @Provide
  Arbitrary<String> mixtures() {
    return parts().list().ofMinSize(1).ofMaxSize(7).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> parts() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            5,
            Arbitraries.of(
                "https://",
                "HTTPS://",
                "http://",
                "//",
                "/",
                "\\",
                "@",
                ":",
                ".",
                "..",
                "%2e",
                "%40",
                "%00",
                "%0d%0a",
                "#",
                "?",
                ";",
                "&",
                "evil.example",
                "evil.example.",
                "xn--acme-abc",
                "acme.my.salesforce.com",
                ".salesforce.com",
                "SalesForce.COM",
                "acme",
                "force.com",
                "127.0.0.1",
                "localhost",
                "[::1]",
                "[::ffff:1.2.3.4]",
                ":443",
                ":0",
                ":99999",
                "user:pa55word@",
                "-",
                "_",
                "\u3002",
                "\uFF0E",
                "\uFF0F",
                "\u2024",
                "\u0430")),
        Tuple.of(
            1,
            Arbitraries.of(
                " ",
                "\t",
                "\r\n",
                "\0",
                "\u0085",
                "\u00A0",
                "\u200B",
                "\u2028",
                "\u202E",
                "\uFEFF",
                "\u0130",
                "\u017F",
                "\u212A",
                "\uD800",
                "<b>",
                "x".repeat(70))),
        Tuple.of(1, Arbitraries.strings().ofMaxLength(3)));
  }

  @Provide
  Arbitrary<String> goodUrls() {
    return Combinators.combine(
            Arbitraries.of("https://", ""),
            Arbitraries.of("acme.my.salesforce.com", "acme--uat.sandbox.my.site.com"),
            Arbitraries.of("", "/", ":443", "/customers"))
        .as((scheme, host, end) -> scheme + host + end);
  }
}
