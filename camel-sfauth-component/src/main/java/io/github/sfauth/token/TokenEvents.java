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

import java.time.Duration;

/**
 * Hears what happens to a token. Called outside every lock, on the thread on which it happened;
 * what a listener throws changes nothing.
 */
public interface TokenEvents {

  /** Hears nothing. */
  TokenEvents NONE = new TokenEvents() {};

  /**
   * A login succeeded.
   *
   * @param token the new token
   */
  default void loggedIn(AccessToken token) {}

  /**
   * A token was taken from the store instead of logging in.
   *
   * @param token the token taken
   */
  default void adopted(AccessToken token) {}

  /**
   * A token was stored.
   *
   * @param token the token
   * @param version the store's name of the version
   */
  default void published(AccessToken token, String version) {}

  /**
   * A token is kept in memory until it is its turn to be stored, as another was stored less than
   * {@link TokenStore#WRITE_FLOOR} ago. Nothing is wrong.
   *
   * @param token the token
   */
  default void deferred(AccessToken token) {}

  /**
   * A token is kept in memory only, until it is told to be stored: something stands in the way.
   *
   * @param token the token
   * @param reason why, for people to read
   */
  default void withheld(AccessToken token, String reason) {}

  /**
   * The store could not be read or written.
   *
   * @param trouble what went wrong
   */
  default void storeFailed(StoreException trouble) {}

  /**
   * The API refused a token, which was given up.
   *
   * @param token the refused token
   */
  default void rejected(AccessToken token) {}

  /**
   * The API refused the token of a fresh login: no login for a while.
   *
   * @param token the refused token, which goes on being used
   * @param pause how long
   */
  default void braked(AccessToken token, Duration pause) {}

  /**
   * A flight ended without a token.
   *
   * @param failure why
   * @param tokenInHand whether a usable token is left
   */
  default void failed(SfAuthException failure, boolean tokenInHand) {}
}
