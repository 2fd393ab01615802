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
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads versions of a secret in the shared layout. Thread-safe. */
final class SharedSecretReader {

  private final SecretVersions versions;
  private final SecretsManagerErrors errors;
  private final HostGuard guard;
  private final Duration sessionTimeout;
  private final SecretTerms terms;
  private final ServerClock clock;

  SharedSecretReader(
      SecretVersions versions,
      SecretsManagerErrors errors,
      HostGuard guard,
      Duration sessionTimeout,
      SecretTerms terms,
      ServerClock clock) {
    this.versions = versions;
    this.errors = errors;
    this.guard = guard;
    this.sessionTimeout = sessionTimeout;
    this.terms = terms;
    this.clock = clock;
  }

  /** What is current. */
  SharedVersion current() {
    SecretVersion version = versions.current();
    try {
      return understood(version);
    } catch (IllegalArgumentException e) {
      throw errors.content(String.valueOf(e.getMessage()), terms.expected());
    }
  }

  /** The members of what is current, whatever they mean. */
  Set<String> members() {
    try {
      return document(versions.current()).names();
    } catch (IllegalArgumentException e) {
      throw errors.content(String.valueOf(e.getMessage()), terms.expected());
    }
  }

  /** A version that others wrote, if it is one of this layout. */
  Optional<SharedVersion> byOthers(SecretVersion version) {
    try {
      return Optional.of(understood(version));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private SharedVersion understood(SecretVersion version) {
    SharedSecret secret = SharedSecret.of(document(version), guard, terms);
    return new SharedVersion(
        version,
        secret,
        secret
            .token(guard, version.createdAt(), sessionTimeout)
            .byClock(clock.correction().negated()));
  }

  private static SecretDocument document(SecretVersion version) {
    return SecretDocument.parse(
        version.text().orElseThrow(() -> new IllegalArgumentException("is binary, not a text")));
  }
}
