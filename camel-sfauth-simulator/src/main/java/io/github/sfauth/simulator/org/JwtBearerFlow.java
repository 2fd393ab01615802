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

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who an assertion logs in (Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server
 * Integration"; RFC 7523, section 3). The signature is looked at before anything that it vouches
 * for, so that nobody learns about users who cannot sign.
 */
final class JwtBearerFlow {

  static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final ConnectedApps apps;
  private final Users users;
  private final Expiry expiry;
  private final Set<String> moreAudiences = ConcurrentHashMap.newKeySet();
  private volatile OrgKind kind = OrgKind.PRODUCTION;

  JwtBearerFlow(ConnectedApps apps, Users users, Expiry expiry) {
    this.apps = apps;
    this.users = users;
    this.expiry = expiry;
  }

  void kind(OrgKind of) {
    kind = of;
  }

  void accept(String audience) {
    moreAudiences.add(audience);
  }

  /** Whom an assertion names, whether or not it is good; nobody if the org has no such user. */
  Optional<Login> named(Form form) {
    Optional<Assertion> assertion = form.value("assertion").flatMap(Assertion::read);
    Optional<OrgUser> user = assertion.flatMap(JwtBearerFlow::subject).flatMap(users::named);
    return assertion.flatMap(this::issuer).flatMap(app -> user.map(known -> login(app, known)));
  }

  /** Whom a form's assertion logs in. */
  Login login(Form form) {
    Assertion assertion =
        Assertion.parse(
            form.value("assertion")
                .orElseThrow(() -> new RefusedException(TokenRefusal.REQUEST_INVALID)));
    ConnectedApp app =
        issuer(assertion).orElseThrow(() -> new RefusedException(TokenRefusal.CLIENT_ID_INVALID));
    requireGood(assertion, app);
    OrgUser user =
        subject(assertion)
            .flatMap(users::active)
            .orElseThrow(() -> new RefusedException(TokenRefusal.CONSUMER_NOT_APPROVED));
    app.refusalOfAssertion(user)
        .ifPresent(
            refusal -> {
              throw new RefusedException(refusal);
            });
    return login(app, user);
  }

  private void requireGood(Assertion assertion, ConnectedApp app) {
    boolean signed =
        app.verificationKey()
            .filter(key -> key.isGoodAt(expiry.now()) && assertion.isSignedWith(key))
            .isPresent();
    if (!signed) {
      throw new RefusedException(TokenRefusal.ASSERTION_INVALID);
    }
    expiry.require(assertion);
    if (!isForUs(assertion.text("aud").orElse(""))) {
      throw new RefusedException(TokenRefusal.AUDIENCE_INVALID);
    }
  }

  private Optional<ConnectedApp> issuer(Assertion assertion) {
    return assertion.text("iss").flatMap(apps::withKey);
  }

  /** The older claim wins where both are there. */
  private static Optional<String> subject(Assertion assertion) {
    return assertion.text("prn").or(() -> assertion.text("sub"));
  }

  private static Login login(ConnectedApp app, OrgUser user) {
    return new Login(app, user.username(), LoginHistoryEntry.JWT_BEARER);
  }

  private boolean isForUs(String audience) {
    return audience.equals(kind.audience()) || moreAudiences.contains(audience);
  }
}
