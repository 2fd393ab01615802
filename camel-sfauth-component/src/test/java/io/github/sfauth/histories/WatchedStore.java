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
package io.github.sfauth.histories;

import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoredToken;
import io.github.sfauth.token.TokenStore;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A real store, and a note of what its token source is told by it.
 *
 * @param told hears the versions that the source is told of
 */
record WatchedStore(TokenStore store, Consumer<StoredToken> told) implements TokenStore {

  @Override
  public StoredToken read() {
    StoredToken stored = store.read();
    told.accept(stored);
    return stored;
  }

  @Override
  public Publication publish(AccessToken token, StoredToken expected) {
    return store.publish(token, expected);
  }

  @Override
  public boolean refreshesAhead() {
    return store.refreshesAhead();
  }

  @Override
  public Duration clockOffset() {
    return store.clockOffset();
  }
}
