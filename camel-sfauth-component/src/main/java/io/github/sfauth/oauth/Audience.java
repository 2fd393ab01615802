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
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a user's assertion is for (Salesforce Help, "OAuth 2.0 JWT Bearer Flow"): the login host of
 * the org's kind, whichever host the request goes to, or the Experience Cloud site.
 */
public final class Audience {

  /** Production orgs, Developer Edition and playgrounds. */
  public static final String PRODUCTION = "https://login.salesforce.com";

  /** Sandboxes and scratch orgs. */
  public static final String SANDBOX = "https://test.salesforce.com";

  /** A sandbox's My Domain, with and without enhanced domains, and a scratch org's. */
  private static final Pattern SANDBOX_HOST =
      Pattern.compile(
          "test\\.salesforce\\.com|.*\\.(sandbox|scratch)\\.my\\.salesforce\\.com"
              + "|[^.]+(--[^.]+|\\.cs[0-9]+|--[^.]+\\.cs[0-9]+)\\.my\\.salesforce\\.com"
              + "|cs[0-9]+\\.salesforce\\.com");

  /** An Experience Cloud site of a sandbox. */
  private static final Pattern SANDBOX_SITE =
      Pattern.compile(".*\\.(sandbox|scratch)\\.my\\.site\\.com|[^.]+--[^.]+\\..*");

  private static final Pattern TEXT = Pattern.compile("[\\x21-\\x7E]{1,500}");
  private static final String TOKEN_PATH = "/services/oauth2/token";

  /** Where a path may stand behind the host, and is part of the site's name. */
  private static final List<String> SITE_DOMAINS = List.of(".force.com", ".site.com");

  private static final String SALESFORCE = ".salesforce.com";

  private Audience() {}

  /**
   * The audience that a login URL stands for.
   *
   * @param loginUrl a checked login URL
   * @return the audience; nothing for government (.mil) and China hosts, and for hosts that are not
   *     Salesforce's, of which none is known
   */
  public static Optional<String> of(URI loginUrl) {
    String host = loginUrl.getHost().toLowerCase(Locale.ROOT);
    if (SITE_DOMAINS.stream().anyMatch(host::endsWith)) {
      return Optional.of(loginUrl.toString());
    } else if (SANDBOX_HOST.matcher(host).matches()) {
      return Optional.of(SANDBOX);
    } else if (host.endsWith(SALESFORCE) || HostGuard.isLoopback(loginUrl)) {
      return Optional.of(PRODUCTION);
    }
    return Optional.empty();
  }

  /**
   * Checks an audience that somebody gave.
   *
   * @param text what was given
   * @return the same without a slash at the end, as Salesforce compares texts
   * @throws IllegalArgumentException if it is none; does not quote it
   */
  public static String checked(String text) {
    String audience = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (!TEXT.matcher(audience).matches() || audience.endsWith(TOKEN_PATH)) {
      throw new IllegalArgumentException(
          "it is the login host of the org's kind, https://login.salesforce.com or"
              + " https://test.salesforce.com, or an Experience Cloud site, and not the URL that the"
              + " assertion is sent to");
    }
    return audience;
  }

  /** The audience of these credentials: their own, or the one that their login URL stands for. */
  static Optional<String> of(ClientCredentials who) {
    return who.audience().or(() -> of(who.loginUrl()));
  }

  /**
   * What else it may be: production for a sandbox, a sandbox for production; for anything else what
   * the login URL stands for, or, if it is that, the login host of a site's kind of org.
   */
  static String other(String audience, URI loginUrl) {
    return switch (audience) {
      case PRODUCTION -> SANDBOX;
      case SANDBOX -> PRODUCTION;
      default ->
          of(loginUrl)
              .filter(usual -> !usual.equals(audience))
              .orElse(SANDBOX_SITE.matcher(loginUrl.getHost()).matches() ? SANDBOX : PRODUCTION);
    };
  }
}
