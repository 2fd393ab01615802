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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionChainTest {

  private static final String FIRST = "11111111-2222-4333-8444-555555555555";

  /** Pinned: processes of different versions must agree, or they do not exclude each other. */
  @Test
  void successorsAreTheSameInEveryRelease() {
    assertThat(VersionChain.successor(FIRST, 1)).isEqualTo("99ae96a1-4a08-50ac-b41c-be3d0af8c306");
    assertThat(VersionChain.successor("none", 2)).isEqualTo("f972df9d-f02e-5baa-b136-d968774389b4");
  }

  @Test
  void countsTheStepsFromOneVersionToAnother() {
    String second = VersionChain.successor(FIRST, 1);
    String third = VersionChain.successor(second, 1);

    assertThat(VersionChain.steps(FIRST, FIRST)).hasValue(0);
    assertThat(VersionChain.steps(FIRST, second)).hasValue(1);
    assertThat(VersionChain.steps(FIRST, third)).hasValue(2);
  }

  @Test
  void knowsNoStepsToWhatIsElsewhereOrTooFar() {
    String second = VersionChain.successor(FIRST, 1);
    String fourth = VersionChain.successor(VersionChain.successor(second, 1), 1);

    assertThat(VersionChain.steps(FIRST, fourth)).isEmpty();
    assertThat(VersionChain.steps(second, FIRST)).isEmpty();
    assertThat(VersionChain.steps(FIRST, "")).isEmpty();
  }

  @Test
  void triesThreeParentsThenThreeIdsBehindTheLastThenLeavesTheChain() {
    List<String> parents = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    ChainLink link = ChainLink.behind(FIRST, "elsewhere");
    while (!link.isOffChain()) {
      parents.add(link.parent());
      ids.add(link.id());
      link = link.next();
    }

    assertThat(parents).containsExactly(FIRST, ids.get(0), ids.get(1), ids.get(1), ids.get(1));
    assertThat(new HashSet<>(ids)).hasSize(5).doesNotContain(link.id());
    assertThat(link.id()).hasSize(36);
  }

  @Test
  void noTwoWhoLeaveTheChainMeet() {
    ChainLink last = ChainLink.behind(FIRST, "elsewhere");
    while (!last.next().isOffChain()) {
      last = last.next();
    }

    assertThat(last.next().id()).isNotEqualTo(last.next().id());
  }

  @Test
  void goesOnBehindTheVersionThatWasRefused() {
    String second = VersionChain.successor(FIRST, 1);

    assertThat(ChainLink.behind(FIRST, second))
        .isEqualTo(new ChainLink(VersionChain.successor(second, 1), second, 1, 1));
  }
}
