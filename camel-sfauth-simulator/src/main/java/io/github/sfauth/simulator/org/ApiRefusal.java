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

import io.github.sfauth.simulator.server.Answer;

/**
 * The reasons for which Salesforce's APIs refuse a call, with the answers that real orgs send. Only
 * the sessions that ended are cured by a new token; clients must tell them from the others.
 */
public enum ApiRefusal {
  /** The token is dead: REST API. */
  SESSION_EXPIRED(RestError.unauthorized("INVALID_SESSION_ID", "Session expired or invalid")),
  /** The same code, but for good: no API scope, API Access Control, or a session of a browser. */
  SESSION_NOT_VALID_FOR_REST(
      RestError.unauthorized(
          "INVALID_SESSION_ID", "This session is not valid for use with the REST API")),
  /** The Agent API does not know the app. */
  APP_NOT_ATTACHED_TO_AGENT(
      RestError.unauthorized("INVALID_SESSION_ID", "Connected app is not attached to Agent")),
  /** A user of Salesforce's own support. */
  BLACKTAB_USER(
      RestError.unauthorized("INVALID_SESSION_ID", "BlackTab users cannot perform API operations")),
  /** The {@code Authorization} header cannot be read. */
  INVALID_AUTH_HEADER(RestError.unauthorized("INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE")),
  /** The token is dead: Bulk API. JSON if the call is. */
  BULK_INVALID_SESSION(BulkError.INVALID_SESSION.xml()),
  /** The token is dead: SOAP API. */
  SOAP_INVALID_SESSION(
      SoapApi.fault(
          "sf:INVALID_SESSION_ID",
          "INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session")),
  /** The org has used up its calls of 24 hours. */
  REQUEST_LIMIT_EXCEEDED(
      RestError.of(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")),
  /** The edition has no API, or the user no right to it. */
  API_DISABLED_FOR_ORG(
      RestError.of(
          403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.")),
  /** The user lacks a right. */
  INSUFFICIENT_ACCESS(RestError.of(403, "INSUFFICIENT_ACCESS", "insufficient access rights")),
  /** The feature is off. */
  FUNCTIONALITY_NOT_ENABLED(
      RestError.of(
          403,
          "FUNCTIONALITY_NOT_ENABLED",
          "This feature is not currently enabled for this user.")),
  /** The user may not use the API. */
  API_CURRENTLY_DISABLED(
      RestError.of(403, "API_CURRENTLY_DISABLED", "API is disabled for this User")),
  /** Wrong host; an HTML page. */
  URL_NO_LONGER_EXISTS(
      Answer.of(404, "text/html;charset=UTF-8", "<html><body>URL No Longer Exists</body></html>")),
  /** Wrong host or wrong kind of token, without a word. */
  NOT_FOUND_WITHOUT_BODY(Answer.of(404, "text/html;charset=UTF-8", "")),
  /** Throttled for a moment. */
  TOO_MANY_REQUESTS(
      RestError.of(429, "TOO_MANY_REQUESTS", "Too many requests, try again later")
          .with("Retry-After", "30")),
  /** Too busy. */
  SERVER_UNAVAILABLE(
      RestError.of(503, "SERVER_UNAVAILABLE", "Server Too Busy").with("Retry-After", "30")),
  /**
   * The org answers elsewhere: at the new instance if it moved, else at the login URL. The answer's
   * {@code Location} is set when the call is known.
   */
  REDIRECT(Answer.of(302, "text/html;charset=UTF-8", "")),
  /** The call went to the login URL. */
  DESTINATION_URL_NOT_RESET(
      RestError.of(
          400,
          "URL_NOT_RESET",
          "Destination URL not reset. The URL returned from login must be set"));

  // Nobody changes the bytes of an answer.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Answer answer;

  ApiRefusal(Answer answer) {
    this.answer = answer;
  }

  /** {@return the answer, for instance to plant it for one operation alone} */
  public Answer answer() {
    return answer;
  }
}
