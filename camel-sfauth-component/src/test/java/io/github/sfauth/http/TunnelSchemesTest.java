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
package io.github.sfauth.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TunnelSchemesTest {

  private static final Path OF_THIS_JVM =
      Path.of(System.getProperty("java.home"), "conf", "net.properties");

  @Test
  void forbidBasicInAJvmThatWasToldNothing() {
    assertThat(TunnelSchemes.allowBasic(null, OF_THIS_JVM)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'', true", "none, true", "Basic, false", "'NTLM, basic', false", "NTLM, true"})
  void areAsTheJvmWasStarted(String property, boolean allowed) {
    assertThat(TunnelSchemes.allowBasic(property, OF_THIS_JVM)).isEqualTo(allowed);
  }

  @Test
  void allowBasicWhereNothingIsSaid() {
    assertThat(TunnelSchemes.allowBasic(null, Path.of("no-such-file"))).isTrue();
  }
}
