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
package io.github.sfauth.simulator.org;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** Who a user is, as the identity URL and the userinfo endpoint tell it. */
final class Identity {

  /** The org, 15 characters: the prefix of its tokens. */
  static final String ORG_ID = "00DSM0000000001";

  private static final String ORG_ID_18 = RecordId.withChecksum(ORG_ID);

  private final Addresses addresses;

  Identity(Addresses addresses) {
    this.addresses = addresses;
  }

  URI url(String username) {
    return addresses.login().resolve("/id/" + ORG_ID_18 + "/" + userId(username));
  }

  static String userId(String username) {
    return RecordId.named("005", username);
  }

  /** The claims of OpenID Connect, with Salesforce's own. */
  ObjectNode userinfo(String username) {
    ObjectNode claims =
        Json.object()
            .put("sub", url(username).toString())
            .put("user_id", userId(username))
            .put("organization_id", ORG_ID_18)
            .put("preferred_username", username)
            .put("nickname", nickname(username))
            .put("name", "Integration User")
            .put("email", username)
            .put("email_verified", true)
            .put("zoneinfo", "Europe/Berlin")
            .put("user_type", "STANDARD")
            .put("active", true);
    claims.set("urls", urls());
    return claims;
  }

  ObjectNode identity(String username) {
    ObjectNode identity =
        Json.object()
            .put("id", url(username).toString())
            .put("asserted_user", true)
            .put("user_id", userId(username))
            .put("organization_id", ORG_ID_18)
            .put("username", username)
            .put("nick_name", nickname(username))
            .put("display_name", "Integration User")
            .put("email", username)
            .put("user_type", "STANDARD")
            .put("active", true)
            .put("language", "en_US")
            .put("locale", "en_US")
            .put("utcOffset", 0);
    identity.set("urls", urls());
    return identity;
  }

  private ObjectNode urls() {
    String instance = addresses.instance().toString();
    String rest = instance + "/services/data/v{version}/";
    return Json.object()
        .put("enterprise", instance + "/services/Soap/c/{version}/" + ORG_ID)
        .put("partner", instance + "/services/Soap/u/{version}/" + ORG_ID)
        .put("rest", rest)
        .put("sobjects", rest + "sobjects/")
        .put("query", rest + "query/")
        .put("custom_domain", addresses.login().toString());
  }

  private static String nickname(String username) {
    return username.replaceAll("@.*", "");
  }
}
