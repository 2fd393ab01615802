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

import io.github.sfauth.examples.killed.Kill.Layout;
import io.github.sfauth.examples.killed.Kill.Situation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process is killed where a token is lost, or half of its publication done. All other requests
 * are tried by {@link KilledProcessProof}, for which the build has no time.
 */
@Timeout(120)
class KilledProcessTest {

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("worstMoments")
  void thoseWhoComeAfterItWork(Kill kill) throws Exception {
    new Killing(folder).thoseWhoComeAfterItWork(kill);
  }

  static List<Kill> worstMoments() {
    return List.of(
        new Kill(Layout.OWN, Situation.NO_TOKEN, false, "token", 1, true),
        new Kill(Layout.OWN, Situation.ENDED_SESSION, true, "PutSecretValue", 1, true),
        new Kill(Layout.SHARED, Situation.NO_TOKEN, true, "UpdateSecretVersionStage", 1, false),
        new Kill(Layout.SHARED, Situation.ENDED_SESSION, true, "PutSecretValue", 1, true));
  }
}
