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

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Describes a token source. For one thread. */
public final class TokenSourceBuilder {

  final TokenAuthority authority;
  final Executor executor;
  final Deadlines deadlines;
  TokenStore store = TokenStore.NONE;
  RefreshLease lease = RefreshLease.NONE;
  TokenEvents events = TokenEvents.NONE;
  RefreshPolicy policy = RefreshPolicy.DEFAULT;
  InstantSource clock = InstantSource.system();
  RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

  TokenSourceBuilder(TokenAuthority authority, Executor executor, Deadlines deadlines) {
    this.authority = authority;
    this.executor = executor;
    this.deadlines = deadlines;
  }

  /**
   * Where the token is kept.
   *
   * @param store the store
   * @return this builder
   */
  public TokenSourceBuilder store(TokenStore store) {
    this.store = store;
    return this;
  }

  /**
   * Who may log in while no token is in hand.
   *
   * @param lease the lease
   * @return this builder
   */
  public TokenSourceBuilder lease(RefreshLease lease) {
    this.lease = lease;
    return this;
  }

  /**
   * Who hears of it.
   *
   * @param events the listener
   * @return this builder
   */
  public TokenSourceBuilder events(TokenEvents events) {
    this.events = events;
    return this;
  }

  /**
   * How long things take.
   *
   * @param policy the durations
   * @return this builder
   */
  public TokenSourceBuilder policy(RefreshPolicy policy) {
    this.policy = policy;
    return this;
  }

  /**
   * What time it is.
   *
   * @param clock the clock
   * @return this builder
   */
  public TokenSourceBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /**
   * What chance says.
   *
   * @param random the generator
   * @return this builder
   */
  public TokenSourceBuilder random(RandomGenerator random) {
    this.random = random;
    return this;
  }

  /**
   * Makes the source. Nothing is read or asked before the first caller comes.
   *
   * @return a source without a token
   */
  public RefreshingTokenSource build() {
    return new RefreshingTokenSource(this);
  }
}
