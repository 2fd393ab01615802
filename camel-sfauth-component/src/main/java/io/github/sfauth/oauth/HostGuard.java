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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides which URLs may get to see a secret or a token: Salesforce's own domains over https, hosts
 * that the user named, and this machine's loopback over http where the login URL is there too.
 *
 * <p>Every URL passes, wherever it comes from: an option, a secret, or Salesforce's answer. What
 * passes is written in one way: scheme and host in lower case, no slash at the end. Messages say
 * the reason and the fix. Immutable.
 */
public final class HostGuard {

  private static final List<String> SALESFORCE_DOMAINS =
      List.of(".salesforce.com", ".force.com", ".salesforce.mil", ".sfcrmproducts.cn", ".site.com");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
  private static final String LABELS = LABEL + "(?:\\." + LABEL + ")*";
  private static final Pattern HOST = Pattern.compile(LABELS);
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:" + LABELS + "|\\[::1])(?::[0-9]{1,5})?");

  /** Empty, or what an Experience Cloud site has: a few plain segments. */
  private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*");

  private static final String TOKEN_PATH = "/services/oauth2/token";
  private static final int LONGEST_HOST = 253;
  private static final int LONGEST_URL = 1_000;
  private static final int HIGHEST_PORT = 65_535;

  private final Set<String> allowedHosts;

  /**
   * Makes a guard.
   *
   * @param allowedHosts host names that are trusted beside Salesforce's domains, in any case
   * @throws IllegalArgumentException if one of them is no host name, and so would never be met
   */
  public HostGuard(Set<String> allowedHosts) {
    this.allowedHosts = Set.copyOf(allowedHosts.stream().map(HostGuard::allowed).toList());
  }

  private static String allowed(String host) {
    if (!isHost(host)) {
      throw new IllegalArgumentException(
          "The option allowedHosts names '"
              + shown(host)
              + "', which is no host name: give names such as salesforce.acme.example, without"
              + " scheme, port and path");
    }
    return host.toLowerCase(Locale.ROOT);
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
    if (url.getPath().endsWith(TOKEN_PATH)) {
      throw new IllegalArgumentException(
          "'"
              + shown(text)
              + "' is the token endpoint itself: leave "
              + TOKEN_PATH
              + " out, it is appended");
    }
    return check(url, url);
  }

  /**
   * Turns a My Domain name into its login URL.
   *
   * @param domain the name with or without {@code https://} and {@code .salesforce.com}, such as
   *     {@code acme.my} or {@code acme--test.sandbox.my}
   * @return {@code https://<domain>.salesforce.com}
   * @throws IllegalArgumentException if anything but host labels is left, or too many of them
   */
  public URI domain(String domain) {
    String name = domain.strip();
    name = name.regionMatches(true, 0, "https://", 0, 8) ? name.substring(8) : name;
    String host = stripSuffix(stripSuffix(name, "/"), ".salesforce.com") + ".salesforce.com";
    if (!isHost(host)) {
      throw new IllegalArgumentException(
          "'"
              + shown(domain)
              + "' is no My Domain name: expected dot-separated host labels such as"
              + " 'acme.my'");
    }
    return URI.create("https://" + host.toLowerCase(Locale.ROOT));
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

  /**
   * Whether a token's instance may have this host: it is trusted, or this machine.
   *
   * @param host a host name without port
   * @return false if no token is ever sent there
   */
  public boolean mayTrust(String host) {
    return trusts(host) || LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
  }

  private URI check(URI url, URI loginUrl) {
    boolean bothLocal = isLoopback(url) && isLoopback(loginUrl);
    if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && bothLocal)) {
      throw new IllegalArgumentException(
          "'"
              + Texts.shown(url.toString())
              + "' is not https: credentials and tokens are sent over https"
              + " only (http is for login and instance both on this machine)");
    }
    if (!bothLocal && !trusts(url.getHost())) {
      throw new IllegalArgumentException(
          "'"
              + Texts.shown(url.getHost())
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
    if (url.length() > LONGEST_URL) {
      throw noUrl(text);
    }
    URI parsed;
    try {
      parsed = URI.create(stripSuffix(url, "/"));
    } catch (IllegalArgumentException e) {
      // Not the cause: it quotes the whole text.
      throw noUrl(text);
    }
    if (!isPlain(parsed)) {
      throw noUrl(text);
    }
    return URI.create(
        (parsed.getScheme() + "://" + parsed.getRawAuthority()).toLowerCase(Locale.ROOT)
            + parsed.getRawPath());
  }

  private static boolean isPlain(URI url) {
    return url.getHost() != null
        && url.getHost().length() <= LONGEST_HOST
        && AUTHORITY.matcher(url.getRawAuthority()).matches()
        && url.getPort() != 0
        && url.getPort() <= HIGHEST_PORT
        && PATH.matcher(url.getRawPath()).matches()
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  private static IllegalArgumentException noUrl(String text) {
    return new IllegalArgumentException(
        "'"
            + shown(text)
            + "' is no base URL: expected https:// and a host, without user, query or"
            + " fragment");
  }

  /** What stands before an @ or after a question mark may be a password or a token. */
  private static String shown(String text) {
    String end = text.substring(text.lastIndexOf('@') + 1);
    return Texts.shown(end.replaceFirst("(?s)[?#].*", "?…"));
  }

  private static boolean isHost(String text) {
    return text.length() <= LONGEST_HOST && HOST.matcher(text).matches();
  }

  private static boolean isSalesforce(String host) {
    return SALESFORCE_DOMAINS.stream().anyMatch(host::endsWith);
  }

  static boolean isLoopback(URI url) {
    return LOOPBACK.contains(url.getHost());
  }

  private static String stripSuffix(String text, String suffix) {
    int start = text.length() - suffix.length();
    return text.regionMatches(true, start, suffix, 0, suffix.length())
        ? text.substring(0, start)
        : text;
  }
}
