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
package io.github.sfauth.examples.keys;

import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.JwtBearerGrant;
import io.github.sfauth.oauth.Objection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What to do with the secret. */
sealed interface SecretOrder {

  /** Leave AWS out. */
  record Leave() implements SecretOrder {}

  /**
   * Make a new one.
   *
   * @param name its name
   * @param loginUrl where the route will log in
   * @param members what goes in beside the key, in this order
   */
  record Create(String name, URI loginUrl, Map<String, String> members) implements SecretOrder {}

  /**
   * Change key and certificate of one that exists.
   *
   * @param id its name or ARN
   */
  record Rotate(String id) implements SecretOrder {}

  /** The guard of a connection without the option allowedHosts. */
  HostGuard GUARD = new HostGuard(Set.of());

  /** Of a new secret, beside its name. */
  List<String> CONNECTION =
      List.of("--consumer-key", "--username", "--domain", "--login-url", "--audience");

  static SecretOrder of(Words words) {
    Optional<String> secret = words.value("--secret");
    if (words.has("--no-secret")) {
      words.refuse(List.of("--secret", "--rotate", "--endpoint"), "contradicts --no-secret");
      words.refuse(CONNECTION, "goes into a secret: leave it out, or --no-secret");
      return new Leave();
    } else if (secret.isEmpty()) {
      throw new IllegalArgumentException(
          "--secret is missing: the name of the secret for the key; or --no-secret");
    } else if (!secret.get().matches("[A-Za-z0-9/_+=.@:-]{1,512}")) {
      throw new IllegalArgumentException(
          "--secret is a name such as salesforce/crm: letters, digits and /_+=.@-");
    } else if (words.has("--rotate")) {
      words.refuse(CONNECTION, "stays as it is in the secret with --rotate: leave it out");
      return new Rotate(secret.get());
    }
    return create(secret.get(), words);
  }

  private static SecretOrder create(String name, Words words) {
    Map<String, String> members = new LinkedHashMap<>();
    URI loginUrl = loginUrl(words, members);
    members.put("ConsumerKey", words.required("--consumer-key", "3MVG9..."));
    members.put("Username", username(words));
    Optional<String> audience = words.value("--audience");
    audience.ifPresent(text -> members.put("Audience", checkedAudience(text)));
    Objection.to(new JwtBearerGrant(), loginUrl, audience)
        .ifPresent(
            objection -> {
              throw new IllegalArgumentException(
                  (words.has("--domain") ? "--domain: " : "--login-url: ") + objection);
            });
    return new Create(name, loginUrl, members);
  }

  private static URI loginUrl(Words words, Map<String, String> members) {
    Optional<String> domain = words.value("--domain");
    Optional<String> url = words.value("--login-url");
    if (domain.isPresent() == url.isPresent()) {
      throw new IllegalArgumentException(
          "--domain (such as acme.my) or --login-url (such as https://login.salesforce.com): give"
              + " one of them");
    }
    try {
      URI loginUrl =
          domain.isPresent() ? GUARD.domain(domain.get()) : GUARD.loginUrl(url.orElseThrow());
      if (domain.isPresent()) {
        members.put("Domain", loginUrl.getHost().replaceFirst("\\.salesforce\\.com$", ""));
      } else {
        members.put("LoginUrl", loginUrl.toString());
      }
      return loginUrl;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          (domain.isPresent() ? "--domain: " : "--login-url: ") + e.getMessage());
    }
  }

  private static String username(Words words) {
    String username = words.required("--username", "integration@acme.example");
    if (!username.matches("[^\\s@]+@[^\\s@]+")) {
      throw new IllegalArgumentException(
          "--username is the user's name in the form name@domain (Setup > Users shows it); in a"
              + " sandbox it ends in the sandbox's name");
    }
    return username;
  }

  private static String checkedAudience(String text) {
    if (!text.matches("https://[^\\s/]+(/\\S*)?")) {
      throw new IllegalArgumentException(
          "--audience is a login host, such as https://login.salesforce.com");
    }
    return text;
  }
}
