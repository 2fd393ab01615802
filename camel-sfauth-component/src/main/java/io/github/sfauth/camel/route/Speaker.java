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
package io.github.sfauth.camel.route;

import io.github.sfauth.camel.connection.AuthorizationValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who gave an answer, seen from the token that was stamped. */
enum Speaker {
  /** The token's own instance. */
  INSTANCE,
  /** A host that is trusted with the token: another name of the org's, or a gateway. */
  TRUSTED,
  /** A host that has nothing to say about the token. */
  STRANGER,
  /** Nobody knows. */
  UNKNOWN;

  private static final Pattern AUTHORITY =
      Pattern.compile("https?://(?<authority>(?<host>\\[[^\\]]*]|[^/?#:]*)(:\\d*)?)(?=[/?#]|$)");

  static Speaker of(String target, AuthorizationValue stamped) {
    String instance = stamped.token().instanceUrlText();
    if (target.startsWith(instance) && endsAuthority(target, instance.length())) {
      return INSTANCE;
    }
    Matcher url = AUTHORITY.matcher(target);
    if (!url.find()) {
      return UNKNOWN;
    } else if (url.group("authority")
        .equalsIgnoreCase(stamped.token().instanceUrl().getRawAuthority())) {
      return INSTANCE;
    }
    return stamped.connection().trusts(url.group("host")) ? TRUSTED : STRANGER;
  }

  private static boolean endsAuthority(String target, int at) {
    return target.length() == at || "/?#".indexOf(target.charAt(at)) >= 0;
  }
}
