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
package io.github.sfauth.simulator.org;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may end up in a log does not show what must stay secret. */
class RedactionTest {

  private static final String SECRET = "very-secret";

  @Test
  void nothingPrintsTokenOrSecret() {
    Session session = new Session(SECRET, "key", "user", Scope.of(List.of("api")), Instant.EPOCH);

    assertThat(session).asString().doesNotContain(SECRET);
    assertThat(new ConnectedApp("key", SECRET, new OrgUser("user")))
        .asString()
        .doesNotContain(SECRET);
    assertThat(new ClientCredentials("key", SECRET)).asString().doesNotContain(SECRET);
  }

  /** Whoever has an assertion can log in with it until it expires. */
  @Test
  void nothingPrintsAnAssertion() {
    String compact =
        HandMadeAssertion.of(SECRET, InstantSource.system()).with("jti", SECRET).signed();
    Form form = Form.parse("client_secret=" + SECRET + "&assertion=" + compact);

    for (Object printed : new Object[] {Assertion.parse(compact), form}) {
      assertThat(printed).asString().doesNotContain(SECRET);
      for (String part : compact.split("\\.")) {
        assertThat(printed).asString().doesNotContain(part);
      }
    }
  }
}
