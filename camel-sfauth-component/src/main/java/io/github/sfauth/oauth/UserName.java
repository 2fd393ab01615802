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

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user name beside the host that it is used at. Salesforce makes the user names of a sandbox from
 * those of its production org: behind the domain stands the sandbox's name (Salesforce Help,
 * "Sandbox Setup Considerations").
 *
 * @param name what an assertion names as its subject
 * @param clientId the consumer key, which belongs elsewhere
 * @param sandbox whether host or audience are a sandbox's
 * @param sandboxName the sandbox's name, where its My Domain tells
 */
record UserName(String name, String clientId, boolean sandbox, Optional<String> sandboxName) {

  private static final Pattern SANDBOX_HOST =
      Pattern.compile(
          "[^.]+--([^.]+)(?:\\.sandbox\\.my\\.(?:salesforce|site)\\.com"
              + "|(?:\\.cs[0-9]+)?\\.my\\.salesforce\\.com)");

  private static final String SCRATCH_ORG = ".scratch.my.salesforce.com";

  /** What sandboxes are often called, even where it could be the end of a domain as well. */
  private static final Set<String> USUAL_SANDBOXES =
      Set.of(
          "dev", "full", "int", "partial", "preprod", "qa", "sandbox", "sbx", "sit", "stage",
          "staging", "test", "uat");

  /** Ends of domains that no sandbox is called by. */
  private static final Set<String> TOP_LEVELS =
      Set.of("com", "org", "net", "edu", "gov", "mil", "biz", "info", "io", "cloud", "co");

  private static final String PLACE = "the option username or the secret's key Username";

  static UserName of(ClientCredentials who) {
    String host = String.valueOf(who.loginUrl().getHost()).toLowerCase(Locale.ROOT);
    Matcher matcher = SANDBOX_HOST.matcher(host);
    Optional<String> name = matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    boolean sandbox =
        name.isPresent()
            || Audience.of(who.loginUrl()).filter(Audience.SANDBOX::equals).isPresent()
            || who.audience().filter(Audience.SANDBOX::equals).isPresent();
    return new UserName(
        who.username().orElse(""), who.clientId(), sandbox && !host.endsWith(SCRATCH_ORG), name);
  }

  /** Why it may be the wrong one, with the fix; nothing if it looks right. */
  Optional<String> doubt() {
    if (name.equals(clientId)) {
      return Optional.of(
          "The user name is the consumer key: put a Salesforce user name, such as"
              + " integration@acme.com, into "
              + PLACE
              + ".");
    } else if (!name.contains("@")) {
      // It is not quoted: who mixed up the members may have put anything there.
      return Optional.of(
          "What is given as user name has no @, and so is none: put a Salesforce user name, such as"
              + " integration@acme.com, into "
              + PLACE
              + ".");
    }
    return sandbox ? sandboxDoubt() : productionDoubt();
  }

  private Optional<String> sandboxDoubt() {
    if (sandboxName.isEmpty()) {
      return suffix().isPresent()
          ? Optional.empty()
          : Optional.of(
              "The user name "
                  + Texts.shown(name)
                  + " looks like an e-mail address: in a sandbox it ends in the sandbox's name, such"
                  + " as "
                  + Texts.shown(name)
                  + ".uat. Put the right one into "
                  + PLACE
                  + ".");
    }
    String expected = "." + sandboxName.get();
    return name.toLowerCase(Locale.ROOT).endsWith(expected)
        ? Optional.empty()
        : Optional.of(
            "User names of this sandbox end in "
                + expected
                + ": put "
                + Texts.shown(withoutSuffix() + expected)
                + " instead of "
                + Texts.shown(name)
                + " into "
                + PLACE
                + ".");
  }

  private Optional<String> productionDoubt() {
    return suffix()
        .map(
            suffix ->
                "The user name "
                    + Texts.shown(name)
                    + " ends in "
                    + suffix
                    + " as in a sandbox, but the login host is none of a sandbox: use the sandbox's My"
                    + " Domain or https://test.salesforce.com as login URL, or the user name "
                    + Texts.shown(withoutSuffix())
                    + ".");
  }

  private String withoutSuffix() {
    return suffix().map(end -> name.substring(0, name.length() - end.length())).orElse(name);
  }

  /** The sandbox's name that stands behind the domain, with its dot, as far as one can tell. */
  private Optional<String> suffix() {
    String domain = name.substring(name.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    List<String> labels = List.of(domain.split("\\.", -1));
    if (labels.size() < 3) {
      return Optional.empty();
    }
    String last = labels.get(labels.size() - 1);
    String before = labels.get(labels.size() - 2);
    // Two letters are a country, unless a sandbox is usually called so.
    boolean behindDomain = before.length() == 2 || TOP_LEVELS.contains(before);
    boolean noDomain = last.length() > 2 && !TOP_LEVELS.contains(last);
    return USUAL_SANDBOXES.contains(last) || (behindDomain && noDomain)
        ? Optional.of(name.substring(name.length() - last.length() - 1))
        : Optional.empty();
  }
}
