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

/**
 * The reasons for which Salesforce's token endpoint refuses, with their codes and texts as the
 * Salesforce Help page "OAuth 2.0 Authorization Errors" and {@code OAuthErrorCode} of Salesforce's
 * Mobile SDK have them. Where neither gives a text, one that real orgs were seen to send is used,
 * or else the code in words. Codes that are not among them: {@link OrgConditions#refuse(String,
 * String)}.
 */
public enum TokenRefusal {
  /** No approval, or the wrong user name, or the wrong host: the text is the same. */
  CONSUMER_NOT_APPROVED("invalid_grant", "user hasn't approved this consumer"),
  /** The assertion names another audience than this kind of org has. */
  AUDIENCE_INVALID("invalid_grant", "audience is invalid"),
  /** The same, in other words. */
  AUDIENCE_VALIDATION_FAILED("invalid_grant", "Audience validation failed"),
  /** The assertion is malformed, expired, or signed with another key. */
  ASSERTION_INVALID("invalid_grant", "invalid assertion"),
  /** The client credentials flow is served by My Domain hosts only. */
  WRONG_DOMAIN("invalid_grant", "request not supported on this domain"),
  /** The flow is on, but nobody was chosen to run as. */
  NO_RUN_AS_USER("invalid_grant", "no client credentials user enabled"),
  /** The flow is off in the app's settings or in its policies. */
  FLOW_NOT_ENABLED("invalid_grant", "client credentials flow not enabled"),
  /** The app has no scopes for the flow. */
  NO_SCOPES("invalid_grant", "no valid scopes defined"),
  /** The code was used before, or is too old. */
  CODE_EXPIRED("invalid_grant", "expired authorization code"),
  /** The code is unknown, or was issued for another redirect URI. */
  CODE_INVALID("invalid_grant", "invalid authorization code"),
  /** The verifier does not match the challenge. */
  CODE_VERIFIER_INVALID("invalid_grant", "invalid code verifier"),
  /** A challenge was sent, but no verifier. */
  CODE_VERIFIER_MISSING("invalid_grant", "code verifier missing"),
  /** The refresh token was revoked, rotated away, or idle for too long. */
  REFRESH_TOKEN_EXPIRED("invalid_grant", "expired access/refresh token"),
  /** The app's refresh token policy has ended the grant. */
  TOKEN_VALIDITY_EXPIRED("invalid_grant", "token validity expired"),
  /** Wrong password, frozen user, or blocked flow. */
  AUTHENTICATION_FAILURE("invalid_grant", "authentication failure"),
  /** The caller's address is outside of the allowed ranges. */
  IP_RESTRICTED("invalid_grant", "ip restricted"),
  /** The user's profile does not allow logins at this hour. */
  LOGIN_HOURS("invalid_grant", "invalid login hours"),
  /** The user is deactivated or frozen; one of two spellings. */
  USER_INACTIVE("invalid_grant", "inactive user"),
  /** The user is deactivated or frozen; the other spelling. */
  INACTIVE_USER("inactive_user", "inactive user"),
  /** The org is locked, closed or suspended. */
  ORG_LOCKED("inactive_org", "Org locked, closed, or suspended"),
  /** No app has this consumer key here, or not yet. */
  CLIENT_ID_INVALID("invalid_client_id", "client identifier invalid"),
  /** The consumer secret is wrong, rotated away, or missing. */
  CLIENT_CREDENTIALS_INVALID("invalid_client", "invalid client credentials"),
  /** The {@code Authorization: Basic} header cannot be read. */
  BASIC_HEADER_INVALID("invalid_basic_auth_header", "invalid basic auth header"),
  /** The type of a client assertion is none that is known. */
  ASSERTION_TYPE_INVALID("invalid_assertion_type", "specified assertion type is not supported"),
  /** The run-as user is not among the app's pre-authorized users. */
  APP_NOT_APPROVED("invalid_app_access", "user is not admin approved to access this app"),
  /** The same, as the authorization endpoint spells it. */
  APP_ACCESS_DENIED("OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app"),
  /** The external client app is not installed. */
  APP_NOT_FOUND("app_not_found", "External client app is not installed in this org"),
  /** The same, as the authorization endpoint spells it. */
  EXTERNAL_APP_NOT_FOUND(
      "OAUTH_EC_APP_NOT_FOUND", "External client app is not installed in this org"),
  /** An administrator blocked the app. */
  APP_BLOCKED("app_blocked", "this app has been blocked by admin"),
  /** The same, as the authorization endpoint spells it. */
  OAUTH_APP_BLOCKED("OAUTH_APP_BLOCKED", "this app has been blocked by admin"),
  /** The app is blocked, as it could not be found out whether it may be used. */
  FAIL_CLOSE_APP_BLOCKED("fail_close_app_blocked", "this app has been blocked by admin"),
  /** The grant type is unknown or its flow is disabled. */
  GRANT_TYPE_UNSUPPORTED("unsupported_grant_type", "grant type not supported"),
  /** The flow is disabled for the whole org. */
  FLOW_DISABLED("oauth_flow_disabled", "oauth flow disabled"),
  /** The response type is unknown or its flow is disabled. */
  RESPONSE_TYPE_UNSUPPORTED("unsupported_response_type", "response type not supported"),
  /** A scope that the app does not have was asked for. */
  SCOPE_INVALID("invalid_scope", "the requested scope is not allowed"),
  /** The token endpoint was asked by another method than POST. */
  POST_REQUIRED("invalid_request", "Must use HTTP POST"),
  /** A parameter is missing, given twice, or cannot be decoded. */
  REQUEST_INVALID("invalid_request", "malformed request"),
  /** The endpoint was asked without TLS. */
  HTTPS_REQUIRED("invalid_request", "HTTPS required"),
  /** The redirect URI is missing. */
  REDIRECT_URI_MISSING("redirect_uri_missing", "redirect_uri not provided"),
  /** The redirect URI is none of the app's. */
  REDIRECT_URI_MISMATCH("redirect_uri_mismatch", "redirect_uri must match configuration"),
  /** The user pressed "Deny". */
  ACCESS_DENIED("access_denied", "end-user denied authorization"),
  /** Nobody was to be asked, but somebody must be. */
  IMMEDIATE_UNSUCCESSFUL("immediate_unsuccessful", "immediate unsuccessful"),
  /** The user could not log in. */
  LOGIN_ERROR("login_error", "login failed"),
  /** The session must be a high-assurance one. */
  SESSION_LEVEL_INVALID("invalid_session_level", "invalid session level"),
  /** The proof of possession is not good. */
  DPOP_PROOF_INVALID("invalid_dpop_proof", "invalid dpop proof"),
  /** The proof of possession must contain a nonce. */
  DPOP_NONCE_MISSING("use_dpop_nonce", "use dpop nonce"),
  /** The id of a JWT was used before, or is none. */
  JTI_INVALID("bad_jti_claim", "bad jti claim"),
  /** The token to be revoked is none. */
  TOKEN_INVALID("invalid_token", "invalid token"),
  /** 3,600 logins of one user within an hour. */
  RATE_LIMIT_EXCEEDED("rate_limit_exceeded", "Number of logins exceeded"),
  /** A device asks too often. */
  SLOW_DOWN("slow_down", "slow down"),
  /** The user has not yet answered a device's request. */
  AUTHORIZATION_PENDING("authorization_pending", "authorization pending"),
  /** Maintenance, with the status of other refusals. */
  SYSTEM_DOWN("system_down", "system is down"),
  /** Trouble inside Salesforce, with its usual status. */
  UNKNOWN_ERROR("unknown_error", "retry your request"),
  /** Trouble inside Salesforce. */
  SERVER_ERROR(500, "server_error", "internal server error"),
  /** Maintenance. */
  SERVICE_UNAVAILABLE(503, "service_unavailable", "the service is down for maintenance");

  private final int status;
  private final String error;
  private final String description;

  TokenRefusal(String error, String description) {
    this(OAuthError.USUAL_STATUS, error, description);
  }

  TokenRefusal(int status, String error, String description) {
    this.status = status;
    this.error = error;
    this.description = description;
  }

  /** {@return the HTTP status code} */
  public int status() {
    return status;
  }

  /** {@return the error code} */
  public String error() {
    return error;
  }

  /** {@return the error description} */
  public String description() {
    return description;
  }

  OAuthError asError() {
    return new OAuthError(status, error, description);
  }
}
