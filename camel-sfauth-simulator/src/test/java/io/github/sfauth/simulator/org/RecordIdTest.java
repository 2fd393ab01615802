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
package io.github.sfauth.simulator.org;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Record ids of 18 characters. */
class RecordIdTest {

  /** An id that Salesforce's own documents print in both forms. */
  @Test
  void checksumRestoresTheCase() {
    assertThat(RecordId.withChecksum("001D000000IqhSL")).isEqualTo("001D000000IqhSLIAZ");
  }

  @Test
  void nameHasAlwaysTheSameId() {
    assertThat(RecordId.named("005", "a"))
        .matches("005\\w{15}")
        .isEqualTo(RecordId.named("005", "a"))
        .isNotEqualTo(RecordId.named("005", "b"));
  }

  @Test
  void numbersAreTellable() {
    assertThat(RecordId.numbered("001", 42)).startsWith("001SM0000000042");
  }
}
