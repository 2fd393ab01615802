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

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is printed of a version that was read, or is to be written, shows no text. */
class PrintedVersionsTest {

  @Test
  void aVersionShowsItsIdAgeAndLabels() {
    assertThat(
            new SecretVersion(
                "v1", StoreBed.START, Optional.of("PLANTED"), Set.of(SecretVersion.CURRENT)))
        .hasToString("SecretVersion[v1 of 2026-11-23T03:27:24.250Z [AWSCURRENT]]");
  }

  @Test
  void aDraftShowsItsPlaceInTheOrder() {
    assertThat(new Layout.Draft("PLANTED", OptionalLong.of(7)))
        .hasToString("Draft[OptionalLong[7]]");
  }
}
