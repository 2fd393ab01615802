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

import io.github.sfauth.oauth.ServerClock;
import io.github.sfauth.oauth.Texts;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Binding;
import io.github.sfauth.token.TokenStore;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The layout that programs of this kind alone write: one call, which makes the new version current.
 *
 * @param id which secret
 * @param ours whose token is written
 * @param held whether a binding is ours, or was before the credentials were replaced
 * @param issuer who writes
 * @param clock the time of AWS, by which records are dated
 */
record OwnLayout(
    SecretId id,
    SecretVersions versions,
    OwnSecretReader reader,
    SecretsManagerErrors errors,
    Claim ours,
    Predicate<Binding> held,
    String issuer,
    ServerClock clock)
    implements Layout<OwnVersion> {

  private static final Logger LOG = LoggerFactory.getLogger(OwnLayout.class);

  @Override
  public OwnVersion current() {
    return reader.understood(reader.current(), ours);
  }

  @Override
  public Optional<String> objection(OwnVersion current) {
    OwnRecord record = current.record();
    if (record.isOfLaterSchema()) {
      return Optional.of(
          "secret "
              + id
              + " was written by a later version of this component (schema "
              + record.schema().getAsLong()
              + "), and an earlier one does not overwrite that: update this process");
    }
    boolean inUse =
        clock
            .instant()
            .isBefore(record.usedUntil(current.version().createdAt()).plus(TokenStore.WRITE_FLOOR));
    return isOfAnother(record) && inUse
        ? Optional.of(
            "secret "
                + id
                + " holds the token of another client, user, scope or login URL (binding "
                + record.binding().orElseThrow()
                + "; ours is "
                + ours.binding()
                + "), which is in use and not overwritten. Give each its own tokenSecretArn; if the"
                + " other is gone, empty the secret: "
                + errors.emptying())
        : Optional.empty();
  }

  private boolean isOfAnother(OwnRecord record) {
    return record.binding().filter(held.negate()).isPresent();
  }

  /** The same session, unless it is worth to tell others that it was renewed. */
  @Override
  public boolean keeps(OwnVersion current, AccessToken token) {
    return current.stored().isWithinWriteFloor(clock.instant())
        || current.token().filter(kept -> !token.horizon().isAfter(kept.horizon())).isPresent();
  }

  @Override
  public Draft draft(OwnVersion current, AccessToken token, ChainLink link, OptionalLong latest) {
    OwnRecord replaced = current.record();
    if (isOfAnother(replaced)) {
      LOG.warn(
          "The token in secret {} was of another client, user, scope or login URL (binding {},"
              + " written by {}) and is unused: it is replaced by ours (binding {})",
          id,
          replaced.binding().orElseThrow(),
          Texts.shown(replaced.issuer()),
          ours.binding());
    }
    // The highest one is followed by itself: nobody gets there but by an edit.
    long sequence = Math.max(latest.orElse(0), latest.orElse(0) + 1);
    String parent = VersionChain.name(link.parent());
    return new Draft(
        replaced.with(token.byClock(clock.correction()), ours.binding(), sequence, issuer, parent),
        OptionalLong.of(sequence));
  }

  @Override
  public Write put(String versionId, String text) {
    return versions.put(versionId, text, Optional.empty());
  }

  /** It is current already. */
  @Override
  public Write finish(String versionId, Instant writtenAt, OwnVersion insteadOf) {
    return new Write.Done(writtenAt);
  }

  @Override
  public Optional<OwnVersion> byOthers(SecretVersion version, OwnVersion current) {
    return reader.byOthers(version).map(read -> reader.understood(read, ours));
  }

  @Override
  public boolean isUnfinished(OwnVersion other, OwnVersion current) {
    return false;
  }
}
