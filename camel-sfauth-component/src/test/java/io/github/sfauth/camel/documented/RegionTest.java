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
package io.github.sfauth.camel.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegionTest {

  private static final List<String> FILE =
      List.of("one", "  // tag::a[]", "    two", "", "      three", "  // end::a[]", "four");

  @Test
  void isMovedToTheLeft() {
    assertThat(Region.of(FILE, "a")).containsExactly("two", "", "  three");
  }

  @Test
  void hasABeginAndAnEnd() {
    assertThatThrownBy(() -> Region.of(FILE, "b")).hasMessageContaining("// tag::b[]");
    assertThatThrownBy(() -> Region.of(FILE.subList(0, 4), "a"))
        .hasMessageContaining("// end::a[]");
  }
}
