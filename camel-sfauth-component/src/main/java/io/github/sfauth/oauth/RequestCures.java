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

import io.github.sfauth.token.RetryClass;
import java.util.List;
import java.util.Set;

/** What is wrong with a request, with its moment, or with a person's answer to it. */
final class RequestCures {

  static final String LOGIN_LIMIT =
      "Salesforce allows 3,600 logins an hour for one user: let all processes share one token; it is"
          + " asked again later.";

  private static final String REPORT =
      "This is no matter of a setting: check that no proxy changes the request; if none does, report"
          + " it to the makers of camel-sfauth.";

  /** Client assertions are not taken everywhere. */
  static final Cure ASSERTION_TYPE =
      row(
          Set.of("invalid_assertion_type"),
          "The login host takes no client assertion of this type: use"
              + " clientAuthentication=clientSecretPost.",
          NEVER);

  static final List<Cure> ROWS =
      List.of(
          row(Set.of("rate_limit_exceeded"), LOGIN_LIMIT, BACK_OFF),
          new Cure(Cure.ANY_CODE, "number of logins exceeded", LOGIN_LIMIT, BACK_OFF),
          new Cure(Cure.ANY_CODE, "login rate exceeded", LOGIN_LIMIT, BACK_OFF),
          row(
              Set.of("server_error", "service_unavailable", "system_down", "unknown_error"),
              "Salesforce is in trouble or under maintenance: it is asked again. If it goes on, look"
                  + " at status.salesforce.com for the org's instance.",
              BACK_OFF),
          row(
              Set.of("temporarily_unavailable", "slow_down", "authorization_pending"),
              "Salesforce asks to wait: it is asked again later.",
              BACK_OFF),
          new Cure(
              Set.of("invalid_request"),
              "https required",
              "The login URL must begin with https://; a proxy that ends TLS must say so.",
              NEVER),
          new Cure(
              Set.of("invalid_request"),
              "code challenge",
              "The PKCE challenge is missing or wrong. If the app requires PKCE, give server-to-server"
                  + " logins an app of their own that does not.",
              NEVER),
          row(
              Set.of("invalid_request", "unsupported_response_type"),
              "The request lacks something, or has something that the flow does not know. "
                  + REPORT,
              NEVER),
          ASSERTION_TYPE,
          row(
              Set.of("invalid_basic_auth_header"),
              "The header with key and secret cannot be read: check both for characters that do not"
                  + " belong there, or use clientAuthentication=clientSecretPost.",
              NEVER),
          row(
              Set.of("redirect_uri_missing", "redirect_uri_mismatch"),
              "Register the redirect URI in the app's callback URLs, exactly as it is sent: scheme,"
                  + " host, port and path.",
              NEVER),
          row(
              Set.of("access_denied"),
              "The person denied the access, or may not grant it: authorise again as a user who may"
                  + " use the app.",
              HUMAN),
          row(
              Set.of("immediate_unsuccessful"),
              "Salesforce must ask the person, who is not logged in or has not approved the app:"
                  + " authorise in a browser.",
              HUMAN),
          row(
              Set.of("unsupported_token_type", "invalid_token"),
              "The token is not known, or no longer: there is nothing left to revoke.",
              NEVER),
          row(
              Set.of("invalid_dpop_proof", "use_dpop_nonce", "bad_jti_claim"),
              "The app asks for a proof of possession that is not supported here: switch it off in the"
                  + " app's settings.",
              NEVER),
          row(
              Set.of(
                  "installation_error",
                  "registration_error",
                  "failed_registration",
                  "exceeded_registration_limit",
                  "invalid_distribution_state"),
              "The app is not rightly installed or registered in this org: look at it in External"
                  + " Client App Manager in Setup, and install or register it again.",
              NEVER),
          row(
              Set.of(
                  "invalid_otp",
                  "otp_error",
                  "app_attest_failed",
                  "app_attest_failed_retry",
                  "invalid_expid",
                  "unsupported_expid"),
              "The app asks for what mobile apps or sites prove (one-time password, attestation,"
                  + " experience): use an app for server-to-server integration.",
              NEVER));

  private RequestCures() {}

  private static Cure row(Set<String> codes, String advice, RetryClass retry) {
    return new Cure(codes, "", advice, retry);
  }
}
