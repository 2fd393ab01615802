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

import static io.github.sfauth.token.RetryClass.BACK_OFF;
import static io.github.sfauth.token.RetryClass.HUMAN;
import static io.github.sfauth.token.RetryClass.NEVER;

import java.util.List;
import java.util.Set;

/** What is wrong with a request, with its moment, or with a person's answer to it. */
final class RequestCures {

  /** What a user who logs in too often is told. */
  static final String LOGIN_LIMIT =
      "Salesforce allows 3,600 logins an hour for one user: it is asked again later, in 5 minutes at"
          + " the earliest.";

  private static final String[] SHARE = {
    "Let all processes share one token: the same secretArn for each.",
    "Look into the " + Places.LOGIN_HISTORY + " for who else logs in as this user."
  };

  private static final String REPORT =
      "Check that no proxy changes the request; if none does, report it to the makers of"
          + " camel-sfauth.";

  private static final String STATUS_PAGE =
      "If it goes on, look at status.salesforce.com for the org's instance.";

  /** Client assertions are not taken everywhere. */
  static final Cure ASSERTION_TYPE =
      Cure.of(
          Set.of("invalid_assertion_type"),
          NEVER,
          "The login host takes no client assertion of this type.",
          "Use clientAuthentication=clientSecretPost.");

  static final List<Cure> ROWS =
      List.of(
          Cure.of(Set.of("rate_limit_exceeded"), BACK_OFF, LOGIN_LIMIT, SHARE),
          new Cure(
              Cure.ANY_CODE, "number of logins exceeded", BACK_OFF, LOGIN_LIMIT, List.of(SHARE)),
          new Cure(Cure.ANY_CODE, "login rate exceeded", BACK_OFF, LOGIN_LIMIT, List.of(SHARE)),
          Cure.of(
              Set.of("server_error", "service_unavailable", "system_down", "unknown_error"),
              BACK_OFF,
              "Salesforce is in trouble or under maintenance: it is asked again.",
              STATUS_PAGE),
          Cure.of(
              Set.of("temporarily_unavailable", "slow_down", "authorization_pending"),
              BACK_OFF,
              "Salesforce asks to wait: it is asked again later.",
              STATUS_PAGE),
          new Cure(
              Set.of("invalid_request"),
              "https required",
              NEVER,
              "Salesforce is asked over https only.",
              List.of("Let the login URL begin with https://, and a proxy that ends TLS say so.")),
          new Cure(
              Set.of("invalid_request"),
              "challenge",
              NEVER,
              "The app requires PKCE, or its challenge was wrong.",
              List.of(
                  "Give server-to-server logins an app of their own that does not require PKCE"
                      + Places.SETTINGS
                      + ".")),
          Cure.of(
              Set.of("invalid_request", "unsupported_response_type"),
              NEVER,
              "The request lacks something, or has something that the flow does not know: no setting"
                  + " of the org cures that.",
              REPORT),
          ASSERTION_TYPE,
          Cure.of(
              Set.of("invalid_basic_auth_header"),
              NEVER,
              "The header with key and secret cannot be read.",
              "Check both for characters that do not belong there.",
              "Or use clientAuthentication=clientSecretPost."),
          Cure.of(
              Set.of("redirect_uri_missing", "redirect_uri_mismatch"),
              NEVER,
              "The redirect URI is none of the app's.",
              "Add it to the app's callback URLs exactly as it is sent, with scheme, host, port and"
                  + " path"
                  + Places.SETTINGS
                  + "."),
          Cure.of(
              Set.of("access_denied"),
              HUMAN,
              "The person denied the access, or may not grant it.",
              "Authorise again as a user who may use the app."),
          Cure.of(
              Set.of("immediate_unsuccessful"),
              HUMAN,
              "Salesforce must ask the person, who is not logged in or has not approved the app.",
              "Authorise in a browser."),
          Cure.of(
              Set.of("unsupported_token_type", "invalid_token"),
              NEVER,
              "The token is not known, or no longer.",
              "Nothing is to be done: there is nothing left to revoke."),
          Cure.of(
              Set.of("invalid_dpop_proof", "use_dpop_nonce", "bad_jti_claim"),
              NEVER,
              "The app asks for a proof of possession (DPoP) that is not supported here.",
              "Switch it off in the app's settings" + Places.SETTINGS + "."),
          Cure.of(
              Set.of(
                  "installation_error",
                  "registration_error",
                  "failed_registration",
                  "exceeded_registration_limit",
                  "invalid_distribution_state"),
              NEVER,
              "The app is not rightly installed or registered in this org.",
              "Look at it in Setup > External Client App Manager.",
              "Install or register it again."),
          Cure.of(
              Set.of(
                  "invalid_otp",
                  "otp_error",
                  "app_attest_failed",
                  "app_attest_failed_retry",
                  "invalid_expid",
                  "unsupported_expid"),
              NEVER,
              "The app asks for what mobile apps or sites prove: one-time password, attestation or"
                  + " experience.",
              "Use an app of its own for server-to-server integration."));

  private RequestCures() {}
}
