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
package io.github.sfauth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.token.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** However wrong this machine's clock is, the server finds an assertion in time. */
class ClockOffsetPropertyTest {

  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final ClientCredentials WHO =
      new ClientCredentials(
          URI.create("https://acme.my.salesforce.com"),
          "key",
          Optional.empty(),
          Optional.of(new SigningKey.Pem(Secret.of("private"), Optional.empty(), Optional.empty())),
          Optional.of("integration@acme.com"),
          Optional.empty());

  @Property
  void anAssertionIsNeitherPastNorTooFarAheadAtTheServer(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long serverSeconds,
      @ForAll @LongRange(min = -86_400_000, max = 86_400_000) long aheadMillis) {
    Instant server = Instant.ofEpochSecond(serverSeconds);
    InstantSource local = InstantSource.fixed(server.plusMillis(aheadMillis));
    List<AssertionClaims> signed = new ArrayList<>();
    Assertions assertions =
        new Assertions(
            (claims, key) -> {
              signed.add(claims);
              return "assertion";
            },
            ServerClock.learnedFrom(server, local));

    String unused = assertions.forUser(WHO);

    assertThat(signed.get(0).expiresAt()).isAfter(server).isBeforeOrEqualTo(server.plus(LONGEST));
  }
}
