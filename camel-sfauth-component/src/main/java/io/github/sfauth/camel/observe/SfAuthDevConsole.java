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

import io.github.sfauth.camel.connection.Holder;
import io.github.sfauth.camel.connection.TokenSources;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonObject;

/** Shows how the connections stand, in Camel's dev console. Fingerprints and ages only. */
@DevConsole(
    name = SfAuthDevConsole.NAME,
    displayName = SfAuthDevConsole.TITLE,
    description = SfAuthDevConsole.DESCRIPTION)
public final class SfAuthDevConsole extends AbstractDevConsole {

  static final String NAME = "sfauth";
  static final String TITLE = "Salesforce Authentication";
  static final String DESCRIPTION = "How the connections to Salesforce stand";

  /** Makes a console; Camel does. */
  public SfAuthDevConsole() {
    super("camel", NAME, TITLE, DESCRIPTION);
  }

  @Override
  protected String doCallText(Map<String, Object> options) {
    return reports().stream().map(SfAuthDevConsole::text).collect(Collectors.joining("\n"));
  }

  private static String text(Map<String, Object> report) {
    return report.entrySet().stream()
        .map(entry -> "    " + entry.getKey() + ": " + entry.getValue() + "\n")
        .collect(Collectors.joining("", "sfauth:" + report.get("connection") + "\n", ""));
  }

  @Override
  protected Map<String, Object> doCallJson(Map<String, Object> options) {
    JsonObject root = new JsonObject();
    root.put("connections", reports().stream().map(JsonObject::new).toList());
    return root;
  }

  private List<Map<String, Object>> reports() {
    return Holder.in(getCamelContext()).map(TokenSources::connections).orElse(List.of()).stream()
        .map(connection -> StatusReport.of(connection, connection.settings().name()))
        .toList();
  }
}
