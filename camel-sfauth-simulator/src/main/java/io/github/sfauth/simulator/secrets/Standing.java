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
package io.github.sfauth.simulator.secrets;

import java.time.Instant;

/** What may be done with a secret. */
sealed interface Standing {

  /** Refuses a call that this standing does not allow. */
  default void requireReadable() {}

  /** Refuses a change that this standing does not allow. */
  default void requireWritable() {
    requireReadable();
  }

  /** Read and written. */
  record Live() implements Standing {}

  /** Written in its primary region only. */
  record Replica() implements Standing {

    @Override
    public void requireWritable() {
      throw ErrorCode.INVALID_PARAMETER.because(
          "Operation not permitted on a replica secret. Call must be made in primary secret's"
              + " region.");
    }
  }

  /** Neither read nor written, until it is restored or gone. */
  record MarkedForDeletion(Instant at) implements Standing {

    @Override
    public void requireReadable() {
      throw ErrorCode.INVALID_REQUEST.because(
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
  }
}
