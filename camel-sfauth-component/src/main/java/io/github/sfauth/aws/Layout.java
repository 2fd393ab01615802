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

/**
 * How a secret holds a token: what differs between the layouts when one is published. One object
 * serves one publication.
 */
interface Layout<V extends TokenVersion> {

  /** Why a token is not written: the next login is the new client's. */
  String OTHER_CLIENT = "the secret was given another client since it was asked for";

  /**
   * A version to be written.
   *
   * @param text its content
   * @param sequence its place in the order of publications, where there is one
   */
  record Draft(String text, OptionalLong sequence) {

    /** Shows no text. */
    @Override
    public String toString() {
      return "Draft[" + sequence + "]";
    }
  }

  /** Reads what is current. */
  V current();

  /** Why no token of ours may be written over it, if so. */
  Optional<String> objection(V current);

  /** Whether a token that is in it already is as good there as if it were written again. */
  boolean keeps(V current, AccessToken token);

  /**
   * What to write.
   *
   * @param current what it is written over
   * @param link where it is written
   * @param latest the highest place in the order that was met
   */
  Draft draft(V current, AccessToken token, ChainLink link, OptionalLong latest);

  /** Writes a version. */
  Write put(String id, String text);

  /** Makes a version current that was written just now. */
  Write finish(String id, Instant writtenAt, V insteadOf);

  /** A version that another process wrote, if its token may serve us. */
  Optional<V> byOthers(SecretVersion version, V current);

  /** Whether its writer is between its two calls, or died there. */
  boolean isUnfinished(V other, V current);
}
