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

/** Refusals that no server spoke, but that follow from what it did. */
final class Refusals {

  private static final int UNAUTHORIZED = 401;

  /** A code of the API: no login is refused with it. */
  private static final String CODE = "INVALID_SESSION_ID";

  private Refusals() {}

  static TokenRefusedException sameTokenAgain(AccessToken token) {
    return new TokenRefusedException(
        new Refusal(
            UNAUTHORIZED,
            CODE,
            "login hands out again the token that the API has just refused",
            String.valueOf(token.instanceUrl().getHost()),
            "current",
            "Logging in again cures nothing: look at the user's and the app's session policies,"
                + " IP restrictions and API access.",
            RetryClass.NEVER));
  }

  static boolean isSameTokenAgain(SfAuthException failure) {
    return failure instanceof TokenRefusedException refused
        && refused.refusal().code().equals(CODE);
  }
}
