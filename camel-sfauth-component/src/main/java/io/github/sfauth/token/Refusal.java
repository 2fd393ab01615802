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
package io.github.sfauth.token;

import java.io.Serializable;

/**
 * A token endpoint's decision against a request, with what is known about its cure.
 *
 * @param status HTTP status code
 * @param code OAuth error code (RFC 6749, section 5.2)
 * @param description the server's words, free of control characters, capped; may be empty
 * @param host the host that decided
 * @param flow the flow that was tried, as the option spells it
 * @param advice what an administrator can do about it
 * @param retry what trying again would do
 * @serial exclude
 */
public record Refusal(
    int status,
    String code,
    String description,
    String host,
    String flow,
    String advice,
    RetryClass retry)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int NOT_SENT = 0;
  private static final String NOT_TRUSTED = "not_trusted";

  /**
   * A refusal of our own, before anything was sent.
   *
   * @param reason why the request would be refused, and the fix
   * @param host where it would have gone
   * @param flow the flow, as the option spells it
   * @return a refusal with status 0
   */
  public static Refusal beforeAsking(String reason, String host, String flow) {
    return new Refusal(NOT_SENT, "not_sent", "", host, flow, reason, RetryClass.NEVER);
  }

  /**
   * A refusal of our own, of what was answered.
   *
   * @param reason what is wrong with the answer, and the fix
   * @param host who answered
   * @param flow the flow, as the option spells it
   * @return a refusal with status 0
   */
  public static Refusal ofAnswer(String reason, String host, String flow) {
    return new Refusal(NOT_SENT, NOT_TRUSTED, "", host, flow, reason, RetryClass.NEVER);
  }

  /**
   * The refusal with the advice.
   *
   * @return for exceptions and logs
   */
  public String sentence() {
    return verdict() + (status == NOT_SENT ? ": " : ". ") + advice;
  }

  /**
   * The refusal alone.
   *
   * @return a sentence without its full stop
   */
  public String verdict() {
    if (code.equals(NOT_TRUSTED)) {
      return "The answer of " + host + " to the " + flow + " login is not used";
    } else if (status == NOT_SENT) {
      return "The " + flow + " login at " + host + " was not tried";
    }
    String said = description.isEmpty() ? code : code + ": " + description;
    return "Salesforce ("
        + host
        + ") refused the "
        + flow
        + " login with HTTP "
        + status
        + ", "
        + said;
  }
}
