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

import java.util.ArrayDeque;
import java.util.Deque;

/** The values that the API refused last. Thread-safe. */
final class RefusedTokens {

  /** Enough for the token in hand and what a few other processes may still put into the store. */
  private static final int REMEMBERED = 8;

  private final Deque<Secret> values = new ArrayDeque<>();

  synchronized void add(AccessToken token) {
    values.remove(token.value());
    values.addFirst(token.value());
    if (values.size() > REMEMBERED) {
      values.removeLast();
    }
  }

  synchronized void forgive(AccessToken token) {
    values.remove(token.value());
  }

  synchronized boolean contains(AccessToken token) {
    return values.contains(token.value());
  }
}
