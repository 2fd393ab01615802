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
package io.github.sfauth.camel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderDroppersTest {

  @ParameterizedTest
  @ValueSource(strings = {"4.8.0", "4.14.0", "4.14.5", "4.14", "4.17.0-SNAPSHOT"})
  void countCamelHttpInOlderVersions(String camel) {
    assertThat(HeaderDroppers.camelHttpIsOne(camel)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.18.0", "4.18.0-SNAPSHOT", "4.20.1", "4.140", "5.0.0", "unknown"})
  void doNotCountItInNewerOnes(String camel) {
    assertThat(HeaderDroppers.camelHttpIsOne(camel)).isFalse();
  }
}
