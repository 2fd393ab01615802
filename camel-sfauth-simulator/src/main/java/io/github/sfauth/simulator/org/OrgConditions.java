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

import java.time.Duration;

/**
 * What a test, or an administrator of the simulated org, can set and bring about. Everything takes
 * effect for the calls that come after it. Thread-safe.
 */
public sealed interface OrgConditions permits SimulatedOrg {

  /**
   * Registers one more app.
   *
   * @param consumerKey its key, which must be new
   * @param consumerSecret its secret
   * @param runAsUsername the user it logs in as
   * @return the app, to change it later
   */
  ConnectedApp addApp(String consumerKey, String consumerSecret, String runAsUsername);

  /**
   * Adds a user, if there is none of this name. Run-as users are there by themselves.
   *
   * @param username the user's name
   * @return the user, to change it later
   */
  OrgUser addUser(String username);

  /**
   * Sets what the org is for, production until then: whom assertions must be for.
   *
   * @param kind the kind
   */
  void kind(OrgKind kind);

  /**
   * Accepts assertions for one more audience, such as an Experience Cloud site.
   *
   * @param audience the audience, as assertions name it
   */
  void acceptAudience(String audience);

  /**
   * Takes the expiry of assertions as documented: a JSON integer, not past, within three minutes.
   * Otherwise, as real orgs were seen to do, texts, milliseconds and clocks that are three minutes
   * slow are let in.
   *
   * @param on whether it does
   */
  void strictExpiry(boolean on);

  /**
   * Puts {@code signature} and {@code issued_at} into answers to assertions, which real orgs were
   * seen to leave out.
   *
   * @param on whether it does
   */
  void signedJwtAnswers(boolean on);

  /**
   * Lets clients prove themselves by assertion for client credentials, which Salesforce does not
   * document.
   *
   * @param on whether it does
   */
  void acceptClientAssertions(boolean on);

  /**
   * Refuses every login from now on.
   *
   * @param reason why
   */
  void refuse(TokenRefusal reason);

  /**
   * Refuses every login from now on, with status 400, in words that {@link TokenRefusal} lacks.
   *
   * @param error error code
   * @param description error description
   */
  void refuse(String error, String description);

  /**
   * Refuses the next login, with status 400. Ahead of what {@code refuse} set.
   *
   * @param error error code
   * @param description error description
   */
  void refuseNext(String error, String description);

  /** Ends what {@code refuse} and {@link #refuseNext} began. */
  void allowLogins();

  /**
   * Behaves as login.salesforce.com, which does not serve the client credentials flow.
   *
   * @param on whether it does
   */
  void asLoginHost(boolean on);

  /**
   * Issues a new token at each login. Otherwise, as real orgs do, the token of a living session is
   * handed out again to the same user with the same app and scopes.
   *
   * @param on whether it does
   */
  void newTokenEachLogin(boolean on);

  /**
   * Sets how long a session lives without activity, two hours until then.
   *
   * @param timeout how long
   */
  void sessionTimeout(Duration timeout);

  /**
   * Sets how often a user may log in within an hour, 3,600 times until then.
   *
   * @param loginsPerHour how often
   */
  void loginLimit(int loginsPerHour);

  /** Ends every session. */
  void expireSessions();

  /**
   * Ends one session, as an administrator or another process can.
   *
   * @param token its token
   * @return whether there was such a session
   */
  boolean revoke(String token);

  /**
   * Refuses every API call that needs a session.
   *
   * @param reason why
   */
  void refuseApi(ApiRefusal reason);

  /**
   * Refuses the next API calls that need a session. Ahead of what {@link #refuseApi} set.
   *
   * @param reason why
   * @param times how many calls
   */
  void refuseApiNext(ApiRefusal reason, int times);

  /** Ends what {@link #refuseApi} and {@link #refuseApiNext} began. */
  void allowApi();

  /**
   * Treats every token as dead, those of new logins too.
   *
   * @param on whether it does
   */
  void rejectEveryToken(boolean on);

  /**
   * Moves the org to another instance, on another port. Every session ends; the old instance goes
   * on listening and says of every token that it is dead.
   */
  void moveInstance();

  /** The same, but the old instance redirects API calls to the new one, with status 302. */
  void moveInstanceWithRedirect();
}
