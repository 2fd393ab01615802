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

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One version of a secret as it was read.
 *
 * @param text its SecretString; empty if it is binary
 * @param stages the staging labels on it
 */
record SecretVersion(String id, Instant createdAt, Optional<String> text, Set<String> stages) {

  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";

  boolean isCurrent() {
    return stages.contains(CURRENT);
  }

  /** Shows no text. */
  @Override
  public String toString() {
    return "SecretVersion[" + id + " of " + createdAt + " " + stages + "]";
  }
}
