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

import java.time.Duration;

/** The numbers of the AWS Secrets Manager User Guide, "AWS Secrets Manager quotas". */
final class Quotas {

  static final int SECRET_BYTES = 65_536;
  static final int NAME_CHARACTERS = 512;

  /** Beyond this many, versions without a label are removed, the oldest first. */
  static final int VERSIONS = 100;

  /** A version younger than this is never removed: this is what limits sustained writing. */
  static final Duration KEPT_FOR = Duration.ofHours(24);

  /** Across all versions of one secret, AWSCURRENT and its like included. */
  static final int LABELS = 20;

  static final int LABEL_CHARACTERS = 256;
  static final int TOKEN_MIN_CHARACTERS = 32;
  static final int TOKEN_MAX_CHARACTERS = 64;

  /** PutSecretValue and UpdateSecretVersionStage together. */
  static final int WRITES_PER_SECOND = 50;

  /** GetSecretValue and DescribeSecret together. */
  static final int READS_PER_SECOND = 10_000;

  private Quotas() {}
}
