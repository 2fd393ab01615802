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

import io.github.sfauth.simulator.server.Call;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which client asks, and whether it is the one: by secret (RFC 6749, section 2.3.1) or by assertion
 * (RFC 7523, section 2.2).
 */
final class ClientProof {

  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final ConnectedApps apps;
  private final Expiry expiry;
  private final Set<String> spentIds = ConcurrentHashMap.newKeySet();
  private volatile boolean assertionsAccepted;

  ClientProof(ConnectedApps apps, Expiry expiry) {
    this.apps = apps;
    this.expiry = expiry;
  }

  /** Salesforce documents them for other flows than these. */
  void acceptAssertions(boolean on) {
    assertionsAccepted = on;
  }

  /** The app that a request names, whether or not it proves that. */
  Optional<ConnectedApp> named(Call call, Form form) {
    Optional<String> assertion = form.value("client_assertion");
    return assertion.isPresent()
        ? assertion
            .flatMap(Assertion::read)
            .flatMap(read -> read.text("iss"))
            .flatMap(apps::withKey)
        : apps.named(ClientCredentials.sentWith(call, form));
  }

  /** The app that asks. */
  ConnectedApp authenticate(Call call, Form form) {
    Optional<String> assertion = form.value("client_assertion");
    if (assertion.isEmpty()) {
      List<ClientCredentials> sent = ClientCredentials.sentWith(call, form);
      return apps.authenticate(sent);
    }
    if (form.value("client_secret").isPresent() || call.header("Authorization").isPresent()) {
      throw new RefusedException(
          TokenRefusal.REQUEST_INVALID, "client secret and client assertion");
    } else if (form.value("client_assertion_type").filter(TYPE::equals).isEmpty()) {
      throw new RefusedException(TokenRefusal.ASSERTION_TYPE_INVALID);
    }
    // Whatever is wrong with it, it is the client that is refused (RFC 7523, section 3.2).
    Assertion read =
        Assertion.read(assertion.get())
            .orElseThrow(() -> new RefusedException(TokenRefusal.CLIENT_CREDENTIALS_INVALID));
    return proven(read, call, form);
  }

  private ConnectedApp proven(Assertion assertion, Call call, Form form) {
    ConnectedApp app =
        assertion
            .text("iss")
            .flatMap(apps::withKey)
            .orElseThrow(() -> new RefusedException(TokenRefusal.CLIENT_ID_INVALID));
    boolean signed =
        assertion.isSignedWith(app.consumerSecret())
            || app.verificationKey()
                .filter(key -> key.isGoodAt(expiry.now()) && assertion.isSignedWith(key))
                .isPresent();
    boolean meant =
        assertion.text("sub").filter(app.consumerKey()::equals).isPresent()
            && form.value("client_id").filter(id -> !id.equals(app.consumerKey())).isEmpty()
            && isForUs(assertion.text("aud").orElse(""), call);
    if (!assertionsAccepted || !signed || !meant || !isInTime(assertion)) {
      throw new RefusedException(TokenRefusal.CLIENT_CREDENTIALS_INVALID);
    } else if (assertion.text("jti").filter(id -> !isNew(app, id)).isPresent()) {
      throw new RefusedException(TokenRefusal.CLIENT_CREDENTIALS_INVALID);
    }
    return app;
  }

  private boolean isInTime(Assertion assertion) {
    try {
      expiry.require(assertion);
      return true;
    } catch (RefusedException expired) {
      return false;
    }
  }

  /** An id need only be unlike others of its issuer (RFC 7519, section 4.1.7). */
  private boolean isNew(ConnectedApp app, String id) {
    return spentIds.add(app.consumerKey() + " " + id);
  }

  private static boolean isForUs(String audience, Call call) {
    String endpoint =
        call.uri().getScheme() + "://" + call.uri().getRawAuthority() + call.uri().getRawPath();
    return audience.equals(endpoint)
        || audience.equals(call.uri().getScheme() + "://" + call.uri().getRawAuthority());
  }
}
