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
package io.github.sfauth.camel.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.http.HttpProxy;
import io.github.sfauth.http.HttpSettings;
import io.github.sfauth.http.SalesforceHttp;
import io.github.sfauth.http.TlsContext;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** Who has an HTTP client together with whom, and for how long. */
class SharedHttpTest {

  private final List<HttpSettings> made = new ArrayList<>();
  private final List<SalesforceHttp> ended = new ArrayList<>();
  private final SharedHttp shared =
      new SharedHttp(
          settings -> {
            made.add(settings);
            return SalesforceHttp.with(settings);
          },
          ended::add);

  private static HttpSettings trusting(Object origin) throws NoSuchAlgorithmException {
    return new HttpSettings(
        Optional.empty(), Optional.of(new TlsContext(origin, SSLContext.getDefault())));
  }

  @Test
  void connectionsThatReachSalesforceTheSameWayHaveOneClient() throws Exception {
    Object origin = new Object();

    assertThat(shared.take(trusting(origin))).isSameAs(shared.take(trusting(origin)));
    assertThat(made).hasSize(1);
  }

  @Test
  void othersHaveOthers() throws Exception {
    HttpProxy proxy = new HttpProxy("proxy", 3128, Optional.empty());
    shared.take(HttpSettings.DEFAULT);
    shared.take(new HttpSettings(Optional.of(proxy), Optional.empty()));
    shared.take(trusting(new Object()));
    shared.take(trusting(new Object()));

    assertThat(made).hasSize(4);
  }

  @Test
  void aClientIsThereUntilTheLastConnectionGaveItBack() {
    SalesforceHttp first = shared.take(HttpSettings.DEFAULT);
    shared.take(HttpSettings.DEFAULT);
    shared.giveBack(HttpSettings.DEFAULT);
    assertThat(shared.take(HttpSettings.DEFAULT)).isSameAs(first);

    shared.giveBack(HttpSettings.DEFAULT);
    assertThat(ended).isEmpty();
    shared.giveBack(HttpSettings.DEFAULT);

    assertThat(ended).containsExactly(first);
    assertThat(shared.take(HttpSettings.DEFAULT)).isNotSameAs(first);
  }

  @Test
  void oneThatCannotBeMadeIsTriedAgain() {
    List<HttpSettings> asked = new ArrayList<>();
    SharedHttp failing =
        new SharedHttp(
            settings -> {
              asked.add(settings);
              throw new IllegalStateException("no client");
            },
            ended::add);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> failing.take(HttpSettings.DEFAULT)).hasMessage("no client");
    }

    assertThat(asked).hasSize(2);
  }

  @Test
  void somebodyElsesIsForEverybody() throws Exception {
    try (SalesforceHttp theirs = SalesforceHttp.withDefaults()) {
      SharedHttp given = SharedHttp.given(theirs);
      assertThat(given.take(HttpSettings.DEFAULT)).isSameAs(theirs);
      assertThat(given.take(trusting(new Object()))).isSameAs(theirs);
      given.giveBack(HttpSettings.DEFAULT);
      assertThat(given.take(HttpSettings.DEFAULT)).isSameAs(theirs);
    }
  }
}
