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
package io.github.sfauth.camel.diagnosis;

import io.github.sfauth.http.LimitsEndpoint.ApiAnswer;
import io.github.sfauth.http.UserInfoEndpoint.UserInfo;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.TokenUnavailableException;
import java.util.List;
import java.util.Optional;

/** What the token is good for. For one thread. */
final class TokenChecks {

  private static final String NO_API_SCOPE =
      "Add the scope 'Manage user data via APIs (api)' to the app's OAuth scopes, and see that the"
          + " user has the permission API Enabled and that API Access Control lets the app in.";

  private static final int FEW = 10;

  private final Subject subject;
  private final List<Finding> findings;

  TokenChecks(Subject subject, List<Finding> findings) {
    this.subject = subject;
    this.findings = findings;
  }

  void run(Optional<AccessToken> token, Optional<ClientCredentials> credentials) {
    if (token.isEmpty()) {
      findings.add(Finding.skip(Check.IDENTITY, "there is no token"));
      findings.add(Finding.skip(Check.API, "there is no token"));
      return;
    }
    findings.add(identity(token.get(), credentials.flatMap(ClientCredentials::username)));
    findings.add(api(token.get()));
  }

  private Finding identity(AccessToken token, Optional<String> expected) {
    UserInfo user;
    try {
      user = subject.http().userInfo().ask(token);
    } catch (TokenUnavailableException e) {
      return Finding.warn(
          Check.IDENTITY,
          String.valueOf(e.getMessage()),
          "It is needed for identityHeaders=true only.");
    }
    String shown =
        "user " + user.username() + " (" + user.userId() + ") of org " + user.organizationId();
    boolean other =
        expected.isPresent()
            && !user.username().isEmpty()
            && !expected.get().equalsIgnoreCase(user.username());
    return other
        ? Finding.warn(
            Check.IDENTITY, shown, "The assertion names " + expected.get() + ": check Username.")
        : Finding.pass(Check.IDENTITY, shown);
  }

  private Finding api(AccessToken token) {
    ApiAnswer answer;
    try {
      answer = subject.http().limits().ask(token);
    } catch (TokenUnavailableException e) {
      return Finding.fail(
          Check.API,
          String.valueOf(e.getMessage()),
          "Check that network and proxy let this machine reach the instance.");
    }
    if (answer instanceof ApiAnswer.Refused refused) {
      return refused(refused, token);
    }
    ApiAnswer.Accepted calls = (ApiAnswer.Accepted) answer;
    String shown =
        calls.max() < 0
            ? "it takes the token"
            : "it takes the token; " + calls.remaining() + " of " + calls.max() + " calls are left";
    return calls.max() > 0 && calls.remaining() * FEW < calls.max()
        ? Finding.warn(
            Check.API, shown, "Few calls are left for these 24 hours: find out who makes them.")
        : Finding.pass(Check.API, shown);
  }

  private static Finding refused(ApiAnswer.Refused refused, AccessToken token) {
    String shown = "HTTP " + refused.status() + " " + refused.code() + ": " + refused.message();
    return switch (refused.code()) {
      case "REQUEST_LIMIT_EXCEEDED" ->
          Finding.fail(
              Check.API,
              shown,
              "The org's calls for 24 hours are used up: find out who makes them.");
      case "API_DISABLED_FOR_ORG", "API_CURRENTLY_DISABLED" ->
          Finding.fail(
              Check.API,
              shown,
              "Give the user the permission API Enabled; the org's edition must have the API.");
      default ->
          Finding.fail(
              Check.API,
              shown,
              (token.scope().isEmpty() ? "" : "The token has the scopes " + token.scope() + ". ")
                  + NO_API_SCOPE);
    };
  }
}
