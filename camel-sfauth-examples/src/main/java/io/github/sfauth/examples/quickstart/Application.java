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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.main.Main;

/** A Camel Main application with a Java route and a YAML route, run step by step. */
final class Application implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Main main = new Main();

  Application(Map<String, String> properties) throws Exception {
    properties.forEach(main::addInitialProperty);
    main.configure().addRoutesBuilder(new AccountsRoute());
    main.configure().setRoutesIncludePattern("classpath:quickstart/*.yaml");
    main.start();
  }

  /** Runs both routes once, and prints the accounts that each gets. */
  void queryAccounts(PrintStream out) throws Exception {
    for (String route : List.of("accounts-java", "accounts-yaml")) {
      String answer = main.getCamelTemplate().requestBody("direct:" + route, "", String.class);
      out.printf("  %-14s %s%n", route, String.join(", ", names(answer)));
    }
  }

  /** How the connection stands, as the component tells it. */
  Map<?, ?> status() throws Exception {
    return main.getCamelTemplate().requestBody("sfauth:crm?operation=status", "", Map.class);
  }

  private static List<String> names(String answer) throws Exception {
    List<String> names = new ArrayList<>();
    for (JsonNode account : JSON.readTree(answer).path("records")) {
      names.add(account.path("Name").asText());
    }
    return names;
  }

  @Override
  public void close() {
    main.stop();
  }
}
