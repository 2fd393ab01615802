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

import io.github.sfauth.token.AccessToken;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The layout that people and other programs write, too: a version that is not current yet, then its
 * move to AWSCURRENT, which fails if another version became current since the one that was merged
 * over. So nothing that they wrote is ever overwritten.
 *
 * @param objections why our token has no place in a secret, if so
 * @param now reads what is current
 */
record SharedLayout(
    SecretVersions versions,
    SharedSecretReader reader,
    Function<SharedSecret, Optional<String>> objections,
    Supplier<SharedVersion> now)
    implements Layout<SharedVersion> {

  static final String PENDING = "SFAUTH_PENDING";

  @Override
  public SharedVersion current() {
    return now.get();
  }

  @Override
  public Optional<String> objection(SharedVersion current) {
    return objections.apply(current.secret());
  }

  /** It cannot say when an unchanged token was renewed. */
  @Override
  public boolean keeps(SharedVersion current, AccessToken token) {
    return true;
  }

  @Override
  public Draft draft(
      SharedVersion current, AccessToken token, ChainLink link, OptionalLong latest) {
    return new Draft(current.secret().with(token), OptionalLong.empty());
  }

  @Override
  public Write put(String id, String text) {
    return versions.put(id, text, Optional.of(PENDING));
  }

  @Override
  public Write finish(String id, Instant writtenAt, SharedVersion insteadOf) {
    return versions.makeCurrent(id, insteadOf.id());
  }

  @Override
  public Optional<SharedVersion> byOthers(SecretVersion version, SharedVersion current) {
    return reader.byOthers(version).filter(other -> current.secret().sameClientAs(other.secret()));
  }

  @Override
  public boolean isUnfinished(SharedVersion other, SharedVersion current) {
    return other.awaitsItsMoveFrom(current);
  }
}
