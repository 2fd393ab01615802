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
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a grant cannot be used at a login URL, known before any request. */
public final class Objection {

  /** Salesforce answers client credentials there with "request not supported on this domain". */
  private static final Pattern SHARED_LOGIN_HOST =
      Pattern.compile("(?:login|test)\\.(?:salesforce\\.(?:com|mil)|sfcrmproducts\\.cn)");

  private static final String BROWSER_HOST = ".lightning.force.com";

  private Objection() {}

  /**
   * Looks for one.
   *
   * @param grant what would be asked with
   * @param loginUrl where
   * @param audience whom an assertion would be for, if that is given
   * @return the reason and the fix, or nothing if there is no such reason
   */
  public static Optional<String> to(Grant grant, URI loginUrl, Optional<String> audience) {
    String host = String.valueOf(loginUrl.getHost()).toLowerCase(Locale.ROOT);
    if (host.endsWith(BROWSER_HOST)) {
      return Optional.of(
          host
              + " is where people work, and has no token endpoint. Use the org's My Domain: https://"
              + host.replace(BROWSER_HOST, ".my.salesforce.com"));
    } else if (grant instanceof ClientCredentialsGrant
        && SHARED_LOGIN_HOST.matcher(host).matches()) {
      return Optional.of(
          "Salesforce does not support client credentials at "
              + host
              + ". Use the org's My Domain: https://<mydomain>.my.salesforce.com (secret key Domain,"
              + " or option loginUrl)");
    } else if (grant instanceof JwtBearerGrant
        && audience.isEmpty()
        && Audience.of(loginUrl).isEmpty()) {
      return Optional.of(
          "which audience "
              + host
              + " expects is not known. Set the option audience, or the secret's key Audience, to"
              + " the login host of the org's kind, such as https://login.salesforce.com");
    }
    return Optional.empty();
  }
}
