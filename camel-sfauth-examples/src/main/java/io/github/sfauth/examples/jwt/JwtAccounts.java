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
package io.github.sfauth.examples.jwt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.sfauth.token.SfAuthException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** Runs the route {@code jwt/accounts.yaml} once, prints the accounts, and counts the logins. */
public final class JwtAccounts {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JwtAccounts() {}

  /**
   * Runs the route, and exits with 0, or with 1 if it failed.
   *
   * @param args none; the secret is the property {@code crm.secret}
   * @throws Exception if Camel cannot be started
   */
  public static void main(String[] args) throws Exception {
    System.exit(run(Map.of(), System.out, System.err));
  }

  static int run(Map<String, String> properties, PrintStream out, PrintStream err)
      throws Exception {
    Main main = new Main();
    main.setDefaultPropertyPlaceholderLocation("classpath:jwt/jwt.properties");
    properties.forEach(main::addInitialProperty);
    main.configure().setRoutesIncludePattern("classpath:jwt/*.yaml");
    main.start();
    try {
      ask(main.getCamelTemplate(), out);
      return DONE;
    } catch (CamelExecutionException e) {
      err.println(reason(e));
      return FAILED;
    } finally {
      main.stop();
    }
  }

  private static void ask(ProducerTemplate template, PrintStream out) throws Exception {
    List<String> names = new ArrayList<>();
    String answer = template.requestBody("direct:accounts", "", String.class);
    for (JsonNode account : JSON.readTree(answer).path("records")) {
      names.add(account.path("Name").asText());
    }
    out.println("Accounts: " + String.join(", ", names));
    Map<?, ?> status = template.requestBody("sfauth:crm?operation=status", "", Map.class);
    out.println("Logins of this run: " + status.get("logins"));
  }

  /** The component's own words, if it was the component. */
  private static String reason(CamelExecutionException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SfAuthException) {
        return cause.getMessage() + "\nThe doctor looks at each step: see the guide.";
      }
    }
    return String.valueOf(failure.getCause());
  }
}
