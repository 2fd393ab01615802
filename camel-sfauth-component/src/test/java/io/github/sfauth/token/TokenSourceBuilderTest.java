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
package io.github.sfauth.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokenSourceBuilderTest {

  /** Or all processes would wait equally long, and come back together. */
  @Test
  void drawsByChanceIfNothingElseIsSaid() {
    TokenSourceBuilder builder = new Bench().describe();
    TokenSourceBuilder usual =
        RefreshingTokenSource.builder(builder.authority, builder.executor, builder.deadlines);

    assertThat(Stream.generate(usual.random::nextLong).limit(10).distinct()).hasSizeGreaterThan(1);
  }
}
