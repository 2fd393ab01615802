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
package io.github.sfauth.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.examples.processes.RunningProgram;
import io.github.sfauth.simulator.Simulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The quickstart as on a real org, in JVMs of its own: it gets the name of a secret and finds AWS
 * by the SDK's default chain, here pointed at the simulator by the environment.
 */
class SeparateProcessesTest {

  private static final String SECRET = "salesforce/crm";

  @TempDir private Path folder;
  private Simulator simulator;

  @BeforeEach
  void open() throws Exception {
    simulator = Simulator.builder().credentialsSecret(SECRET).start();
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void processesThatFollowEachOtherShareOneLogin() throws Exception {
    String first = start("first").outputAtItsEnd();
    String second = start("second").outputAtItsEnd();

    assertThat(first).contains("accounts-java", "accounts-yaml", "logins=1");
    assertThat(second).contains("accounts-java", "accounts-yaml", "logins=0", "adoptions=1");
    assertThat(simulator.org().logins()).isEqualTo(1);
  }

  @Test
  void processesWhoseTokenExpiredReplaceItOnceForAll() throws Exception {
    start("first").outputAtItsEnd();
    simulator.org().expireSessions();

    assertThat(start("second").outputAtItsEnd()).contains("logins=1", "rejections=1");
    assertThat(start("third").outputAtItsEnd()).contains("logins=0");
    assertThat(simulator.org().logins()).isEqualTo(2);
  }

  @Test
  void processesThatStartTogetherEndWithOneStoredToken() throws Exception {
    List<RunningProgram> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(start("process-" + i));
    }
    for (RunningProgram process : processes) {
      assertThat(process.outputAtItsEnd()).contains("accounts-java", "accounts-yaml");
    }

    assertThat(simulator.secrets().current(SECRET)).contains("SessionId", "ConsumerSecret");
    assertThat(start("later").outputAtItsEnd()).contains("logins=0");
  }

  private RunningProgram start(String name) throws Exception {
    return RunningProgram.start(
        Quickstart.class,
        List.of("--secret", SECRET),
        simulator.secrets().uri(),
        Map.of(),
        folder.resolve(name + ".log"));
  }
}
