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

import io.github.sfauth.token.Refusal;
import io.github.sfauth.token.RetryClass;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.TokenRefusedException;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Turns a refusal into the exception that says what to do about it. Thread-safe. */
final class Explanation {

  private final Grant grant;
  private final ClientAuthentication authentication;
  private final ServerClock clock;
  private final Optional<URI> redirectUri;
  private final boolean audienceFallback;

  Explanation(OAuthAuthorityBuilder builder, ServerClock clock) {
    this.grant = builder.grant;
    this.authentication = builder.authentication;
    this.redirectUri = builder.redirectUri;
    this.audienceFallback = builder.audienceFallback;
    this.clock = clock;
  }

  SfAuthException of(TokenResponse.Refused refused, ClientCredentials used) {
    Cure cure = Cures.of(refused);
    OAuthError error = refused.error();
    Refusal refusal =
        new Refusal(
            refused.status(),
            error.code(),
            error.description(),
            String.valueOf(used.loginUrl().getAuthority()),
            grant.flow(),
            advice(cure, used),
            cure.retry());
    return cure.retry() == RetryClass.BACK_OFF
        ? new TokenUnavailableException(refusal.sentence(), refused.retryAfter().orElse(null), null)
        : new TokenRefusedException(refusal);
  }

  /** A login that is not tried, since it would be refused and counted. */
  static TokenUnavailableException overTheLimit(ClientCredentials who, Duration pause) {
    return new TokenUnavailableException(
        "No login at "
            + who.loginUrl().getAuthority()
            + " for "
            + Math.max(1, pause.toMinutes())
            + " min: Salesforce said that this user logs in too often (3,600 logins an hour). Let"
            + " all processes share one token, and look into the user's Login History for who else"
            + " logs in",
        pause,
        null);
  }

  private String advice(Cure cure, ClientCredentials used) {
    StringBuilder advice = new StringBuilder(general(cure, used));
    if (cure == GrantCures.AUDIENCE && grant instanceof JwtBearerGrant) {
      advice.append(' ').append(audience(used));
    }
    if (cure.retry() != RetryClass.BACK_OFF) {
      Undocumented.of(grant, authentication).ifPresent(why -> advice.append(' ').append(why));
    }
    clock.difference().ifPresent(difference -> advice.append(' ').append(difference));
    return advice.toString();
  }

  /** What is known of the user takes the place of what is said to everybody. */
  private String general(Cure cure, ClientCredentials used) {
    return cure == GrantCures.APPROVAL && grant instanceof JwtBearerGrant
        ? cure.meaning() + " " + Approval.of(used, redirectUri).advice()
        : cure.advice(grant);
  }

  private String audience(ClientCredentials used) {
    String was = Texts.shown(Audience.of(used).orElseThrow());
    return audienceFallback
        ? "Of two audiences, "
            + was
            + " was not taken either: check that the login URL is of the org, and set the option audience, or the"
            + " secret's key Audience."
        : "This assertion was for "
            + was
            + ": try "
            + Audience.other(was, used.loginUrl())
            + " in the option audience or in the secret's key Audience, or let audienceFallback=true"
            + " try it.";
  }
}
