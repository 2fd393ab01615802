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
import static io.github.sfauth.token.RetryClass.NEVER;

import java.util.List;
import java.util.stream.Stream;

/**
 * What Salesforce's refusals mean and how they are mended ("OAuth 2.0 Authorization Errors" in
 * Salesforce Help). The code decides; the description only refines, and an unknown one is no error.
 * The first row that fits counts.
 */
final class Cures {

  static final Cure UNKNOWN =
      Cure.of(
          Cure.ANY_CODE,
          NEVER,
          "What this code means is not known here.",
          "Look it up in 'OAuth 2.0 Authorization Errors' in Salesforce Help.",
          "Read the reason in the " + Places.LOGIN_HISTORY + ".",
          "Check that the host is the org's My Domain.");

  private static final Cure TOO_OFTEN =
      Cure.of(
          Cure.ANY_CODE,
          BACK_OFF,
          "Too many requests: it is asked again later.",
          "If it goes on, let fewer processes log in and share one token.");
  private static final Cure OUTAGE =
      Cure.of(
          Cure.ANY_CODE,
          BACK_OFF,
          "Salesforce is in trouble: it is asked again.",
          "If it goes on, look at status.salesforce.com for the org's instance.");

  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY_REQUESTS = 429;

  static final List<Cure> TABLE =
      Stream.of(RequestCures.ROWS, GrantCures.ROWS, ClientCures.ROWS)
          .flatMap(List::stream)
          .toList();

  private Cures() {}

  static Cure of(TokenResponse.Refused refused) {
    Cure cure = TABLE.stream().filter(row -> row.fits(refused.error())).findFirst().orElse(UNKNOWN);
    if (cure.retry() == BACK_OFF) {
      return cure;
    } else if (refused.status() == TOO_MANY_REQUESTS) {
      return TOO_OFTEN;
    }
    return refused.status() >= SERVER_ERROR ? OUTAGE : cure;
  }

  /** Whether a refusal says that a user logged in too often, so that every further login counts. */
  static boolean countsLogins(TokenResponse.Refused refused) {
    return of(refused).meaning().equals(RequestCures.LOGIN_LIMIT);
  }
}
