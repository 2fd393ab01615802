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
package io.github.sfauth.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class KeptConnectionsTest {

  private static final URI LOGIN =
      URI.create("https://acme.my.salesforce.com/services/oauth2/token");
  private static final URI OTHER = URI.create("https://login.salesforce.com/services/oauth2/token");
  private static final long LONGEST = 30_000;

  private long now;
  private final KeptConnections kept = new KeptConnections(() -> now, LONGEST);

  @Test
  void thereIsNoneAtFirst() {
    assertThat(kept.take(LOGIN)).isFalse();
  }

  @Test
  void eachIsTakenOnce() {
    kept.keep(LOGIN);
    kept.keep(LOGIN);

    assertThat(kept.take(LOGIN)).isTrue();
    assertThat(kept.take(LOGIN)).isTrue();
    assertThat(kept.take(LOGIN)).isFalse();
  }

  @Test
  void eachLeadsToItsServerAlone() {
    kept.keep(LOGIN);

    assertThat(kept.take(OTHER)).isFalse();
    assertThat(kept.take(URI.create("https://acme.my.salesforce.com/services/oauth2/userinfo")))
        .isTrue();
  }

  @Test
  void isEndedWhenItWasIdleForLong() {
    kept.keep(LOGIN);
    now += LONGEST - 1;
    assertThat(kept.take(LOGIN)).isTrue();

    kept.keep(LOGIN);
    now += LONGEST;
    assertThat(kept.take(LOGIN)).isFalse();
  }

  /** Else an old crowd would count for as long as somebody logs in now and then. */
  @Test
  void thoseThatNobodyNeedsAnyMoreAreEndedThoughOneIsUsed() {
    keep(4);
    now += LONGEST - 1;
    use();
    now += 1;
    use();

    assertThat(kept.take(LOGIN)).isTrue();
    assertThat(kept.take(LOGIN)).isFalse();
  }

  @Test
  void areTakenInTurn() {
    keep(2);
    now += LONGEST / 2;
    use();
    now += LONGEST / 2 - 1;
    use();
    now += 1;

    assertThat(kept.take(LOGIN)).isTrue();
    assertThat(kept.take(LOGIN)).isTrue();
    assertThat(kept.take(LOGIN)).isFalse();
  }

  private void keep(int connections) {
    for (int i = 0; i < connections; i++) {
      kept.keep(LOGIN);
    }
  }

  private void use() {
    assertThat(kept.take(LOGIN)).isTrue();
    kept.keep(LOGIN);
  }
}
