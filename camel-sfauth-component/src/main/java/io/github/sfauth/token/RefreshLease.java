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

/**
 * Lets one process of many log in while no token is in hand. It only saves logins: what is right is
 * decided by the store's publication.
 */
@FunctionalInterface
public interface RefreshLease {

  /** Everybody may log in. */
  RefreshLease NONE = expected -> Turn.OURS;

  /**
   * Waits for the turn.
   *
   * @param expected what the store held when it was last read
   * @return whether to log in or to read the store again
   * @throws StoreException if the lease cannot be asked for; the login goes on without it
   * @throws TokenUnavailableException if nobody may log in without it
   */
  Turn take(StoredToken expected);

  /** Whose turn it is. */
  enum Turn {
    /** This process logs in. */
    OURS,
    /** Another process has published: read the store. */
    PUBLISHED
  }
}
