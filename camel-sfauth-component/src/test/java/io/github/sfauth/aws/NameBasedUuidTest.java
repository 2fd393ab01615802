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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameBasedUuidTest {

  /** RFC 9562, appendix A.4. */
  @Test
  void makesTheUuidOfTheRfcsExample() {
    UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    assertThat(NameBasedUuid.of(dns, "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  }

  @Test
  void isOfVersion5AndOfTheRfcsVariantWhateverTheName() {
    UUID namespace = new UUID(-1, -1);
    for (int i = 0; i < 100; i++) {
      UUID uuid = NameBasedUuid.of(namespace, "name " + i);
      assertThat(uuid.version()).isEqualTo(5);
      assertThat(uuid.variant()).isEqualTo(2);
    }
  }
}
