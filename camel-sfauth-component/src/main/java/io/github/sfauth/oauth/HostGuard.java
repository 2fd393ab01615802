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

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which URLs may get to see a secret or a token: Salesforce's own domains over https, hosts
 * that the user named, and this machine's loopback over http where the login URL is there too.
 *
 * <p>Every URL passes, wherever it comes from: an option, a secret, or Salesforce's answer.
 * Messages say the reason and the fix. Immutable.
 */
public final class HostGuard {

  private static final Set<String> SALESFORCE_DOMAINS =
      Set.of("salesforce.com", "force.com", "salesforce.mil", "sfcrmproducts.cn", "site.com");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
  private static final Pattern HOST_LABELS = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(" + HOST_LABELS.pattern() + "|\\[::1])(:[0-9]{1,5})?");

  private final Set<String> allowedHosts;

  /**
   * Makes a guard.
   *
   * @param allowedHosts host names that are trusted beside Salesforce's domains, in any case
   */
  public HostGuard(Set<String> allowedHosts) {
    this.allowedHosts =
        Set.copyOf(allowedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList());
  }

  /**
   * Checks a login URL.
   *
   * @param text {@code https://host[/path]}, or a host alone; {@code http} on loopback only
   * @return the URL without a slash at the end
   * @throws IllegalArgumentException if it is not one, or its host is not trusted
   */
  public URI loginUrl(String text) {
    URI url = parse(text);
    return check(url, url);
  }

  /**
   * Turns a My Domain name into its login URL.
   *
   * @param domain the name with or without {@code https://} and {@code .salesforce.com}, such as
   *     {@code acme.my} or {@code acme--test.sandbox.my}
   * @return {@code https://<domain>.salesforce.com}
   * @throws IllegalArgumentException if anything but host labels is left
   */
  public URI domain(String domain) {
    String name = domain.strip().toLowerCase(Locale.ROOT);
    name = stripPrefix(name, "https://");
    name = stripSuffix(name, "/");
    name = stripSuffix(name, ".salesforce.com");
    if (!HOST_LABELS.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'"
              + Texts.shown(domain)
              + "' is no My Domain name: expected dot-separated host labels such as"
              + " 'acme.my'");
    }
    return URI.create("https://" + name + ".salesforce.com");
  }

  /**
   * Checks an instance URL.
   *
   * @param instance an https URL, or a bare host; bare means https, or the login URL's own scheme
   *     when both are on loopback
   * @param loginUrl the login URL that it belongs to
   * @return base URL without a slash at the end
   * @throws IllegalArgumentException if it is not one, or its host is not trusted
   */
  public URI instanceUrl(String instance, URI loginUrl) {
    String text = instance.strip();
    if (!text.contains("://")) {
      boolean local = isLoopback(loginUrl) && isLoopback(parse("https://" + text));
      text = (local ? loginUrl.getScheme() : "https") + "://" + text;
    }
    return check(parse(text), loginUrl);
  }

  /**
   * Whether a host is Salesforce's own or was named by the user.
   *
   * @param host a host name without port
   * @return true if it may see a token over https
   */
  public boolean trusts(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return allowedHosts.contains(name) || isSalesforce(name);
  }

  private URI check(URI url, URI loginUrl) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    boolean bothLocal = isLoopback(url) && isLoopback(loginUrl);
    if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && bothLocal)) {
      throw new IllegalArgumentException(
          "'"
              + Texts.shown(url.toString())
              + "' is not https: credentials and tokens are sent over https"
              + " only (http is for login and instance both on this machine)");
    }
    if (!bothLocal && !trusts(host)) {
      throw new IllegalArgumentException(
          "'"
              + Texts.shown(host)
              + "' is no Salesforce host: no secret or token is sent there. If it is"
              + " meant, name it in the option allowedHosts");
    }
    return url;
  }

  private static URI parse(String text) {
    String url = text.strip();
    if (!url.contains("://")) {
      url = "https://" + url;
    }
    url = stripSuffix(url, "/");
    URI parsed;
    try {
      parsed = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw noUrl(text, e);
    }
    String authority = String.valueOf(parsed.getRawAuthority()).toLowerCase(Locale.ROOT);
    boolean plain = parsed.getRawQuery() == null && parsed.getRawFragment() == null;
    if (parsed.getHost() == null || !plain || !HOST_AND_PORT.matcher(authority).matches()) {
      throw noUrl(text, null);
    }
    return parsed;
  }

  private static IllegalArgumentException noUrl(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "'"
            + Texts.shown(text)
            + "' is no base URL: expected https:// and a host, without user, query or"
            + " fragment",
        cause);
  }

  private static boolean isSalesforce(String host) {
    return SALESFORCE_DOMAINS.stream().anyMatch(domain -> host.endsWith("." + domain));
  }

  private static boolean isLoopback(URI url) {
    return LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT));
  }

  private static String stripPrefix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static String stripSuffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }
}
