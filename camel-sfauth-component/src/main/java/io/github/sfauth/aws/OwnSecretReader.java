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
package io.github.sfauth.aws;

import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.ServerClock;
import io.github.sfauth.token.Binding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Reads versions of a secret that is the token's own. Thread-safe. */
final class OwnSecretReader {

  private static final SecretVersion NO_VERSION =
      new SecretVersion("", Instant.EPOCH, Optional.empty(), Set.of());

  private final SecretVersions versions;
  private final SecretsManagerErrors errors;
  private final HostGuard guard;
  private final Duration sessionTimeout;
  private final ServerClock clock;

  OwnSecretReader(
      SecretVersions versions,
      SecretsManagerErrors errors,
      HostGuard guard,
      Duration sessionTimeout,
      ServerClock clock) {
    this.versions = versions;
    this.errors = errors;
    this.guard = guard;
    this.sessionTimeout = sessionTimeout;
    this.clock = clock;
  }

  /** What is current, whoever's it is. */
  Read current() {
    Optional<SecretVersion> version = versions.currentIfAny();
    if (version.isEmpty()) {
      return new Read(NO_VERSION, OwnRecord.NONE);
    }
    try {
      return new Read(version.get(), record(version.get()));
    } catch (IllegalArgumentException e) {
      throw errors.foreign(String.valueOf(e.getMessage()));
    }
  }

  /** A version that others wrote, if it is a record at all. */
  Optional<Read> byOthers(SecretVersion version) {
    try {
      return Optional.of(new Read(version, record(version)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static OwnRecord record(SecretVersion version) {
    return OwnRecord.of(
        SecretDocument.parse(
            version
                .text()
                .orElseThrow(() -> new IllegalArgumentException("is binary, not a text"))));
  }

  /** What a version holds, before it is known whose it is. */
  record Read(SecretVersion version, OwnRecord record) {

    boolean isOfAnother(Binding ours) {
      return record.binding().filter(binding -> !binding.equals(ours)).isPresent();
    }
  }

  /** Looks at it as the client that asks. */
  OwnVersion understood(Read read, Claim ours) {
    KeptToken kept =
        read.isOfAnother(ours.binding())
            ? new KeptToken.None()
            : read.record()
                .token(guard, ours.client().loginUrl(), read.version().createdAt(), sessionTimeout)
                .byClock(clock.correction().negated());
    return new OwnVersion(read.version(), read.record(), kept);
  }
}
