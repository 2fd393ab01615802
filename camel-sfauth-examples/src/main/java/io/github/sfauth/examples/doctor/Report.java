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
package io.github.sfauth.examples.doctor;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * What the doctor has to say.
 *
 * @param steps as {@code operation=diagnose} gives them: step, outcome, detail, fix
 */
record Report(List<Map<String, String>> steps) {

  boolean works() {
    return steps.stream().noneMatch(step -> "fail".equals(step.get("outcome")));
  }

  void print(PrintStream out) {
    for (Map<String, String> step : steps) {
      out.printf("%-5s %-12s %s%n", step.get("outcome"), step.get("step"), step.get("detail"));
      String fix = step.getOrDefault("fix", "");
      if (!fix.isEmpty()) {
        out.printf("%18s -> %s%n", "", fix);
      }
    }
    out.println(works() ? "A route would work." : "A route would not work.");
  }
}
