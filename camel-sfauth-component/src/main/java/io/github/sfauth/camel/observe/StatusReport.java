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
package io.github.sfauth.camel.observe;

import io.github.sfauth.camel.connection.Connection;
import io.github.sfauth.camel.connection.ConnectionSettings;
import io.github.sfauth.camel.connection.Identity;
import io.github.sfauth.jwt.KeyReport;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Refusal;
import io.github.sfauth.token.TokenStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How a connection stands, as a map for people and for JSON. Shows fingerprints and ages only. */
public final class StatusReport {

  private StatusReport() {}

  /**
   * Reports how a connection stands.
   *
   * @param connection the connection
   * @param name what it is called where the report is asked for
   * @return an unmodifiable map; what is not known has no entry
   */
  public static Map<String, Object> of(Connection connection, String name) {
    ConnectionSettings settings = connection.settings();
    TokenStatus status = connection.source().status();
    Optional<AccessToken> token = status.token();
    Optional<Identity> identity = token.flatMap(connection.identities()::known);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("connection", name);
    report.put("flow", settings.grant().flow());
    report.put("state", status.state().name());
    token.ifPresent(any -> report.put("ageSeconds", status.age().toSeconds()));
    status
        .refreshDue()
        .map(Duration::toSeconds)
        .ifPresent(due -> report.put("refreshDueInSeconds", due));
    status.brake().map(Duration::toSeconds).ifPresent(left -> report.put("brakedForSeconds", left));
    token.ifPresent(got -> report.put("instanceUrl", got.instanceUrlText()));
    identity.ifPresent(who -> report.put("orgId", who.orgId()));
    identity.ifPresent(who -> report.put("userId", who.userId()));
    token.ifPresent(got -> report.put("fingerprint", got.value().fingerprint()));
    report.put("layout", connection.layout().label());
    status.storeVersion().ifPresent(version -> report.put("storeVersion", version));
    report.put("logins", status.counts().logins());
    report.put("adoptions", status.counts().adoptions());
    report.put("rejections", status.counts().rejections());
    status.lastRefusal().map(Refusal::sentence).ifPresent(said -> report.put("lastRefusal", said));
    connection.key().ifPresent(key -> add(key, report));
    return Collections.unmodifiableMap(report);
  }

  private static void add(KeyReport key, Map<String, Object> report) {
    key.facts()
        .certificate()
        .ifPresent(it -> report.put("certificateExpires", it.notAfter().toString()));
    if (!key.warnings().isEmpty()) {
      report.put(
          "warnings", key.warnings().stream().map(text -> "The certificate " + text).toList());
    }
  }
}
