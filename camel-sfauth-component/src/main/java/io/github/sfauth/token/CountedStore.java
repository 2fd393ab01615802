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

/** A store whose calls are counted. */
final class CountedStore implements TokenStore {

  private final TokenStore store;
  private final Tally tally;

  private CountedStore(TokenStore store, Tally tally) {
    this.store = store;
    this.tally = tally;
  }

  /** The store itself if it keeps nothing: there is nothing to count. */
  static TokenStore of(TokenStore store, Tally tally) {
    return store == TokenStore.NONE ? store : new CountedStore(store, tally);
  }

  @Override
  public StoredToken read() {
    StoreCall end = StoreCall.READ_FAILED;
    try {
      StoredToken found = store.read();
      end = StoreCall.READ;
      return found;
    } finally {
      tally.called(end);
    }
  }

  @Override
  public Publication publish(AccessToken token, StoredToken expected) {
    StoreCall end = StoreCall.PUBLISH_FAILED;
    try {
      Publication publication = store.publish(token, expected);
      end = endOf(publication);
      return publication;
    } finally {
      tally.called(end);
    }
  }

  @Override
  public boolean refreshesAhead() {
    return store.refreshesAhead();
  }

  @Override
  public Duration clockOffset() {
    return store.clockOffset();
  }

  private static StoreCall endOf(Publication publication) {
    if (publication instanceof Publication.Published) {
      return StoreCall.PUBLISHED;
    }
    return publication instanceof Publication.Conflict ? StoreCall.CONFLICT : StoreCall.WITHHELD;
  }
}
