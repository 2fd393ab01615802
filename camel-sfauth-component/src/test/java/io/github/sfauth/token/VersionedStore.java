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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store in memory, with compare-and-swap by version; several sources may share it. */
final class VersionedStore implements TokenStore {

  private final InstantSource clock;
  private Duration clockOffset = Duration.ZERO;
  private final boolean refreshesAhead;
  private StoredToken current = StoredToken.NOTHING;
  private int versions;
  private int reads;
  private StoredToken expected = StoredToken.NOTHING;
  private final List<Instant> written = new ArrayList<>();
  private Runnable meanwhile = () -> {};
  private Runnable whileReading = () -> {};
  private @Nullable RuntimeException readFailure;
  private @Nullable RuntimeException writeFailure;
  private Publication.@Nullable Withheld withheld;

  private VersionedStore(InstantSource clock, boolean refreshesAhead) {
    this.clock = clock;
    this.refreshesAhead = refreshesAhead;
  }

  /** Tells when a token was last renewed. */
  static VersionedStore own(InstantSource clock) {
    return new VersionedStore(clock, true);
  }

  /** Cannot tell when a token was last renewed. */
  static VersionedStore shared(InstantSource clock) {
    return new VersionedStore(clock, false);
  }

  @Override
  public synchronized StoredToken read() {
    reads++;
    whileReading.run();
    whileReading = () -> {};
    if (readFailure != null) {
      throw readFailure;
    }
    return current;
  }

  @Override
  public synchronized Publication publish(AccessToken token, StoredToken expected) {
    this.expected = expected;
    meanwhile.run();
    meanwhile = () -> {};
    if (writeFailure != null) {
      throw writeFailure;
    }
    if (withheld != null) {
      return withheld;
    }
    if (!expected.version().equals(current.version())) {
      return new Publication.Conflict(current);
    }
    written.add(clock.instant());
    return new Publication.Published(put(token));
  }

  @Override
  public boolean refreshesAhead() {
    return refreshesAhead;
  }

  @Override
  public Duration clockOffset() {
    return clockOffset;
  }

  /** Dates versions by a clock that is ahead of the others', and says so. */
  synchronized VersionedStore ahead(Duration offset) {
    clockOffset = offset;
    return this;
  }

  /** Somebody else stores a token. */
  synchronized StoredToken put(AccessToken token) {
    current = new StoredToken("v" + ++versions, now(), Optional.of(token));
    return current;
  }

  /** Somebody stores a version without a token. */
  synchronized void empty() {
    current = new StoredToken("v" + ++versions, now(), Optional.empty());
  }

  private Instant now() {
    return clock.instant().plus(clockOffset);
  }

  /** Somebody moves the store back to what it held before. */
  synchronized void rollBackTo(StoredToken earlier) {
    current = earlier;
  }

  /** What happens between the next publication's call and its comparison. */
  synchronized void meanwhile(Runnable happens) {
    meanwhile = happens;
  }

  /** What happens while it is read next. */
  synchronized void whileReading(Runnable happens) {
    whileReading = happens;
  }

  synchronized void failReads(@Nullable RuntimeException failure) {
    readFailure = failure;
  }

  synchronized void failWrites(@Nullable RuntimeException failure) {
    writeFailure = failure;
  }

  /** Keeps what comes out of it, for a reason that is no failure. */
  synchronized void withhold(Publication.@Nullable Withheld why) {
    withheld = why;
  }

  /** When sources wrote to it. */
  synchronized List<Instant> written() {
    return List.copyOf(written);
  }

  synchronized StoredToken current() {
    return current;
  }

  /** What the last publication was to follow. */
  synchronized StoredToken expected() {
    return expected;
  }

  synchronized int versions() {
    return versions;
  }

  synchronized int reads() {
    return reads;
  }
}
