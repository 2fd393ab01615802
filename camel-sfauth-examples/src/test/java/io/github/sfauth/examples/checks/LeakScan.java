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
package io.github.sfauth.examples.checks;

import io.github.sfauth.simulator.org.SimulatedOrg;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks through test reports and logs for the secrets that the tests plant. */
final class LeakScan {

  /** Every made-up secret that tests use beside the simulator's own contains this. */
  private static final String MARKER = "planted-secret";

  private static final Map<String, Pattern> SECRETS =
      Map.of(
          "a consumer secret", literally(SimulatedOrg.CONSUMER_SECRET),
          "an access token", Pattern.compile("00D[A-Za-z0-9]{12,15}(!|%21)[A-Za-z0-9._]{8,}"),
          "client credentials in a Basic header",
              literally(basic(SimulatedOrg.CONSUMER_KEY, SimulatedOrg.CONSUMER_SECRET)),
          "an assertion", Pattern.compile("eyJ[\\w-]{8,}\\.eyJ[\\w-]{16,}={0,2}\\.[\\w-]{16,}"),
          // How PKCS#8, PKCS#1 and encrypted PKCS#8 begin behind their length, in Base64.
          "a private key",
              Pattern.compile(
                  "IBADANBgkqhkiG9w0BAQEFAASC|MII[EJ][A-Za-z0-9+/]{2}IBAAKCA|MII[A-Za-z0-9+/]{3}B[A-Za-z]BgkqhkiG9w0BBQ0"),
          "a planted secret", literally(MARKER));

  private LeakScan() {}

  /** Reports and logs of one module. */
  static List<Path> outputsOf(Path module) throws IOException {
    Path target = module.resolve("target");
    if (!Files.isDirectory(target)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(target, 2)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> isOutput(target.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean isOutput(Path file) {
    // Tests that run once more, on another class path, report beside the others' reports.
    return file.toString().endsWith(".log") || file.getName(0).toString().contains("-reports");
  }

  /** One line per leak: where and what kind, never the secret itself. */
  static List<String> leaksIn(Path file) throws IOException {
    List<String> leaks = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        for (Map.Entry<String, Pattern> secret : SECRETS.entrySet()) {
          if (secret.getValue().matcher(line).find()) {
            leaks.add(file + ":" + number + " shows " + secret.getKey());
          }
        }
      }
    }
    return leaks;
  }

  private static Pattern literally(String text) {
    return Pattern.compile(Pattern.quote(text));
  }

  private static String basic(String user, String password) {
    return Base64.getEncoder()
        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }
}
