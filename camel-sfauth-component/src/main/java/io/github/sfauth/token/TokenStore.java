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
 * Keeps a token where other processes find it. Never called on a caller's thread; calls of one
 * source overlap only where one outlives its deadline, during a look at the credentials, or where a
 * token is stored later than it was obtained.
 */
public interface TokenStore {

  /**
   * The shortest time between two writes that nothing but the time calls for. Secrets Manager keeps
   * 100 versions for 24 hours at least: one write in 14.4 minutes can go on for ever, and this
   * leaves a margin.
   */
  Duration WRITE_FLOOR = Duration.ofMinutes(16);

  /** Keeps nothing: the token lives in memory. */
  TokenStore NONE = new MemoryOnly();

  /**
   * Reads the store.
   *
   * @return what it holds
   * @throws StoreException if it cannot be read
   */
  StoredToken read();

  /**
   * Stores a token, if nobody stored another one since the expected version was read.
   *
   * @param token what to store
   * @param expected what the store held when it was last read
   * @return stored, lost to another, or kept in memory
   * @throws StoreException if it cannot be written
   */
  Publication publish(AccessToken token, StoredToken expected);

  /**
   * Whether a refresh may start before the token is refused. A store that cannot say when an
   * unchanged token was last renewed must answer false, or every process would log in. It is asked
   * anew each time, since a store may learn of itself by being read; it must answer from memory.
   *
   * @return true if the store tells the age of a token's last renewal, or keeps none
   */
  boolean refreshesAhead();

  /**
   * How far the clock by which versions are dated is ahead of this machine's, as far as that is
   * known and matters: what was written a while ago is not to look young, or old, where this
   * machine's clock is wrong. It must answer from memory.
   *
   * @return the store's time less this machine's; zero if unknown
   */
  default Duration clockOffset() {
    return Duration.ZERO;
  }
}
