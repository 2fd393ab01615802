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
package io.github.sfauth.camel;

import io.github.sfauth.jwt.TestKeys;
import io.github.sfauth.simulator.org.SimulatedOrg;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;

/** A bed whose app has a key, with users who approved it and secrets for them. */
final class JwtBed implements AutoCloseable {

  static final String USER = SimulatedOrg.RUN_AS_USER;
  static final String OTHER_USER = "billing@simulated.example";
  static final String SECRET = "sf/jwt";
  static final KeyPair KEY = TestKeys.KEY;

  private final SalesforceBed bed = new SalesforceBed();

  JwtBed() {
    org().addUser(OTHER_USER);
    org().app().uploadPublicKey(KEY.getPublic());
    org().app().approve(USER);
    org().app().approve(OTHER_USER);
  }

  SalesforceBed bed() {
    return bed;
  }

  SimulatedOrg org() {
    return bed.org();
  }

  /** What people put into a secret for this flow. */
  Map<String, Object> members(String username) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("LoginUrl", org().uri().toString());
    members.put("ConsumerKey", SimulatedOrg.CONSUMER_KEY);
    members.put("PrivateKey", TestKeys.pkcs8(KEY.getPrivate()));
    members.put("Username", username);
    return members;
  }

  String create(Map<String, Object> members) {
    return bed.secrets().create(SECRET, SalesforceBed.json(members));
  }

  /** The endpoint of a connection on a secret. */
  static String sfauth(String secret, String... options) {
    return uri("sfauth:jwt?flow=jwtBearer&secretArn=" + secret, options);
  }

  /** The endpoint of a connection with credentials as options, but for the key. */
  String withoutSecret(String... options) {
    return uri(
        "sfauth:jwt?flow=jwtBearer&clientId=RAW("
            + SimulatedOrg.CONSUMER_KEY
            + ")&username="
            + USER
            + "&loginUrl="
            + org().uri(),
        options);
  }

  private static String uri(String start, String... options) {
    return options.length == 0 ? start : start + "&" + String.join("&", options);
  }

  /** A route that queries, and repeats once after an expired session. */
  static RouteBuilder query(String from, String endpoint) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        onException(HttpOperationFailedException.class)
            .retryWhile(simple("${bean:sfauthSessionExpired}"))
            .onRedeliveryRef("sfauthRestamp")
            .redeliveryDelay(0);
        from(from).to(endpoint).toD(SalesforceBed.QUERY);
      }
    };
  }

  @Override
  public void close() throws Exception {
    bed.close();
  }
}
