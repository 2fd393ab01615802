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
package io.github.sfauth.camel.observe;

import static io.github.sfauth.camel.SalesforceBed.send;
import static io.github.sfauth.camel.observe.Shown.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.camel.SalesforceBed;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  @Test
  void showsConnectionsAsText() throws Exception {
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);

    String text = (String) console(context).call(DevConsole.MediaType.TEXT);

    assertThat(text)
        .contains("sfauth:crm", "state: FRESH", "flow: clientCredentials", "logins: 1")
        .doesNotContain((String) bed.secret().get("SessionId"));
  }

  @Test
  void showsConnectionsAsJson() throws Exception {
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);

    JsonObject json = (JsonObject) console(context).call(DevConsole.MediaType.JSON);

    Collection<Map<String, Object>> connections = json.getCollection("connections");
    assertThat(connections)
        .singleElement()
        .satisfies(
            it ->
                assertThat(it).containsEntry("connection", "crm").containsEntry("state", "FRESH"));
    assertThat(json.toJson())
        .contains("\"state\":\"FRESH\"")
        .doesNotContain((String) bed.secret().get("SessionId"));
  }

  @Test
  void isFoundByItsNameAndLoadedWithTheOthers() throws Exception {
    CamelContext context = Shown.started(bed);
    DevConsoleRegistry registry = DevConsoleRegistry.get(context);

    registry.loadDevConsoles(true);

    assertThat(registry.getConsole("sfauth"))
        .hasValueSatisfying(
            it -> assertThat(it.getDisplayName()).isEqualTo("Salesforce Authentication"));
  }

  @Test
  void showsNothingWhereNothingIsAuthenticated() throws Exception {
    try (CamelContext context = new DefaultCamelContext()) {
      context.start();

      assertThat((String) console(context).call(DevConsole.MediaType.TEXT)).isEmpty();
    }
  }

  private static DevConsole console(CamelContext context) {
    return DevConsoleRegistry.get(context).resolveById("sfauth");
  }
}
