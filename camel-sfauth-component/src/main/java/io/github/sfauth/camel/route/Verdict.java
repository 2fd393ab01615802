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
package io.github.sfauth.camel.route;

import io.github.sfauth.camel.connection.AuthorizationValue;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an answer of Salesforce's API says about the token that was sent. Many refusals come as 401,
 * and no new token cures most of those ("Status Codes and Error Responses", REST API Developer
 * Guide).
 */
enum Verdict {
  /** The token was taken, whatever became of the request. */
  ACCEPTED,
  /** The session has ended: a new token helps. */
  EXPIRED,
  /** Nothing is learned about the token, or no new token would help. */
  OTHER;

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;
  private static final int OK = 200;
  private static final int FIRST_REDIRECT = 300;

  /** Spoken with code INVALID_SESSION_ID or 401 as well, but about permissions. */
  private static final List<String> PERMANENT =
      List.of(
          "This session is not valid for use with the REST API",
          "is not attached to Agent",
          "BlackTab users cannot perform API operations",
          "INVALID_AUTH_HEADER",
          "INVALID_OPERATION_WITH_EXPIRED_PASSWORD");

  /**
   * How each API spells the end of a session. Codes are looked for where codes stand, because
   * messages repeat what users typed.
   */
  private static final Map<Integer, Pattern> SESSION_ENDED =
      Map.of(
          UNAUTHORIZED, Pattern.compile("errorCode[\">'=: ]+INVALID_SESSION_ID"),
          BAD_REQUEST, Pattern.compile("exceptionCode(>|\"\\s*:\\s*\")InvalidSessionId"),
          FORBIDDEN, Pattern.compile("^\\s*Bad_OAuth_Token"),
          SERVER_ERROR, Pattern.compile("<faultcode>([\\w.-]+:)?INVALID_SESSION_ID"));

  /**
   * Only Salesforce's word counts: a route may call other hosts after it was stamped, and those may
   * refuse for reasons of their own.
   */
  static Verdict of(HttpFailure answer, AuthorizationValue stamped) {
    Speaker speaker = Speaker.of(answer.target(), stamped);
    if (speaker == Speaker.INSTANCE && movedAway(answer, stamped)) {
      return EXPIRED;
    }
    return speaker == Speaker.STRANGER ? OTHER : of(answer, speaker);
  }

  /**
   * The org lives elsewhere: its old host sends the same request to another trusted one. Sessions
   * do not move along, and only a login tells the new instance URL. Other redirects, such as those
   * to files, lead to other paths.
   */
  private static boolean movedAway(HttpFailure answer, AuthorizationValue stamped) {
    boolean redirect = answer.status() >= FIRST_REDIRECT && answer.status() < BAD_REQUEST;
    return redirect
        && !answer.location().isEmpty()
        && pathOf(answer.location()).equals(pathOf(answer.target()))
        && Speaker.of(answer.location(), stamped) == Speaker.TRUSTED;
  }

  /** Everything behind the authority of an absolute URL. */
  private static String pathOf(String url) {
    int authority = url.indexOf("://");
    int path = authority < 0 ? -1 : url.indexOf('/', authority + 3);
    return path < 0 ? "" : url.substring(path);
  }

  static Verdict of(HttpFailure answer, Speaker speaker) {
    int status = answer.status();
    if (status >= OK && status < FIRST_REDIRECT) {
      return ACCEPTED;
    }
    if (PERMANENT.stream().anyMatch(answer.body()::contains)) {
      return OTHER;
    }
    Pattern ended = SESSION_ENDED.get(status);
    if (ended != null && ended.matcher(answer.body()).find()) {
      return EXPIRED;
    }
    // A 401 of the instance itself counts in whatever words: routes change bodies.
    return status == UNAUTHORIZED && speaker == Speaker.INSTANCE ? EXPIRED : OTHER;
  }
}
