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

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Gives the token of one connection. Ask each time: a token that was kept aside may be refused or
 * replaced at any moment. Thread-safe.
 */
public interface TokenSource {

  /**
   * The token in hand, if it may be used without waiting. Starts a refresh in the background where
   * one is due. Takes no lock, allocates nothing, does no I/O.
   *
   * @return the token, or nothing if a caller has to wait for one
   */
  Optional<AccessToken> ready();

  /**
   * The token, waited for if need be.
   *
   * @return a token that was not refused
   * @throws SfAuthException if there is none to be had
   */
  AccessToken token();

  /**
   * The token, without blocking. The stage completes on the thread that obtained the token: move on
   * to another one before doing work.
   *
   * @return a stage that fails with an {@link SfAuthException}; cancelling it cancels nothing else
   */
  CompletionStage<AccessToken> tokenAsync();

  /**
   * Reports that the API refused a token as expired. Only that value is given up: if the source has
   * moved on to another one, nothing happens.
   *
   * @param token the token that was sent
   */
  void reject(AccessToken token);

  /**
   * Reports that the API took a token. Cheap; ends the probation of a fresh one.
   *
   * @param token the token that was sent
   */
  void accept(AccessToken token);

  /**
   * Obtains a token anew because a person says so, whatever pauses hold; a usable one in hand goes
   * on meanwhile, and afterwards if there is no other. Joins the attempt under way, if any.
   *
   * @return a stage as {@link #tokenAsync()} gives
   */
  CompletionStage<AccessToken> refresh();

  /**
   * If the last attempt to obtain a token brought none: starts in the background what the next
   * caller would start, within the same pauses. Else does nothing. So somebody who only watches can
   * see it recover. Waits for nothing, does no I/O.
   */
  void recover();

  /**
   * Tells somebody of what happens to the token from now on.
   *
   * @param events the listener
   * @return to be run once to stop telling
   */
  Runnable listen(TokenEvents events);

  /**
   * How it stands, for people to read.
   *
   * @return state, ages and counts; no secret
   */
  TokenStatus status();
}
