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

import org.jspecify.annotations.Nullable;

/**
 * What a source and the ends of its flights change together. The state is one immutable object
 * behind one volatile; the lock guards transitions only and is never held over I/O.
 */
final class SharedState {

  final Object lock = new Object();
  final RefusedTokens refused = new RefusedTokens();
  final Tally tally = new Tally();
  final Troubles troubles = new Troubles();

  // Written under the lock, read by everybody.
  volatile TokenState state = TokenState.Empty.ABSENT;
  volatile @Nullable Flight slot;
  volatile boolean closed;

  // Sampled: written at most once a minute, by whoever passes. A new token is written before it and
  // read after it, so that an old token never looks as if it had just been used.
  volatile long lastUse;
}
