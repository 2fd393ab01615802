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
package io.github.sfauth.examples.killed;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process is killed at each of its requests in turn, before and after that took effect. Whoever
 * comes after it works, finds the secrets whole, and logs in once more at most. Takes minutes, most
 * of them for JVMs that start: the build has {@link KilledProcessTest}.
 */
@Timeout(120)
class KilledProcessProof {

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyRequest")
  void thoseWhoComeAfterItWork(Kill kill) throws Exception {
    new Killing(folder).thoseWhoComeAfterItWork(kill);
  }

  static List<Kill> everyRequest() throws Exception {
    return Killing.everyRequest();
  }
}
