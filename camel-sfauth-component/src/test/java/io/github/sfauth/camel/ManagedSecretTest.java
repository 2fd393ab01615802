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
package io.github.sfauth.camel;

import static io.github.sfauth.camel.SalesforceBed.expectAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.CapturedLog;
import io.github.sfauth.simulator.org.ConnectedApp;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.org.TokenRefusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials in an AWS managed external secret: read, never written, rotated by AWS. */
class ManagedSecretTest {

  private static final String MANAGED = "managed/salesforce";
  private static final String ENTRY = "direct:in";

  private final CapturedLog log = CapturedLog.of("io.github.sfauth");
  private SalesforceBed bed;
  private String managed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
    managed =
        bed.secrets()
            .create(MANAGED, content(SimulatedOrg.CONSUMER_KEY, SimulatedOrg.CONSUMER_SECRET));
  }

  @AfterEach
  void close() throws Exception {
    log.close();
    bed.close();
  }

  private String content(String key, String secret) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("consumerKey", key);
    members.put("consumerSecret", secret);
    members.put("baseUri", bed.org().uri().toString());
    members.put("appId", "0x000000000000000AAA");
    members.put("consumerId", "888000000000001");
    return SalesforceBed.json(members);
  }

  private CamelContext started(String... options) throws Exception {
    StringBuilder uri = new StringBuilder("sfauth:crm?secretArn=").append(managed);
    for (String option : options) {
      uri.append('&').append(option);
    }
    return bed.started(SalesforceBed.query(ENTRY, uri.toString()));
  }

  /** Key and secret change at once, and the old pair is worth nothing any more. */
  private void rotate() {
    ConnectedApp old = bed.org().app();
    bed.org().addApp("3MVG9.rotated", "PLANTED-ROTATED", old.runAsUsername());
    old.refuse(TokenRefusal.CLIENT_ID_INVALID);
    bed.secrets().edit(MANAGED, content("3MVG9.rotated", "PLANTED-ROTATED"));
    bed.org().expireSessions();
  }

  @Test
  void isNeverWrittenAndTheTokenStaysInMemoryWithOneWarning() throws Exception {
    CamelContext context = started();
    expectAnswer(context, ENTRY);
    bed.org().expireSessions();
    SalesforceBed.send(context, ENTRY);
    expectAnswer(context, ENTRY);

    assertThat(bed.org().counters().of("token")).isEqualTo(2);
    assertThat(bed.secrets().versions(MANAGED)).hasSize(1);
    assertThat(log.warnings())
        .filteredOn(text -> text.contains("memory"))
        .singleElement()
        .asString()
        .contains(managed, "managed and rotated by AWS", "tokenSecretArn");
  }

  /** That it is managed is known once it was read. */
  @Test
  void theTokenThatStaysInMemoryIsShownThereAndRenewedAheadOfNeed() throws Exception {
    bed.org().newTokenEachLogin(true);
    CamelContext context = started();
    assertThat(status(context)).containsEntry("layout", "shared");
    expectAnswer(context, ENTRY);
    assertThat(status(context))
        .containsEntry("layout", "memory")
        .containsEntry("refreshDueInSeconds", 102 * 60L);
    Object first = status(context).get("fingerprint");

    for (int quarter = 0; quarter < 7; quarter++) {
      bed.clock().advance(Duration.ofMinutes(15));
      expectAnswer(context, ENTRY);
    }

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(status(context))
                    .containsEntry("state", "FRESH")
                    .hasEntrySatisfying(
                        "fingerprint", later -> assertThat(later).isNotEqualTo(first)));
    assertThat(bed.org().counters().of("token")).isEqualTo(2);
    assertThat(bed.secrets().versions(MANAGED)).hasSize(1);
  }

  @Test
  void aDiagnosisSaysThatItStaysInMemory() throws Exception {
    CamelContext context = started();
    expectAnswer(context, ENTRY);

    assertThat(
            context
                .createProducerTemplate()
                .requestBody("sfauth:crm?operation=diagnose", null, List.class)
                .toString())
        .contains("token in memory");
  }

  @Test
  void withASecretOfItsOwnItIsShownThere() throws Exception {
    CamelContext context = started(bed.tokenSecret());
    expectAnswer(context, ENTRY);

    assertThat(status(context)).containsEntry("layout", "own");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> status(CamelContext context) {
    return context
        .createProducerTemplate()
        .requestBody("sfauth:crm?operation=status", null, Map.class);
  }

  @Test
  void keepsItsTokenInASecretOfItsOwn() throws Exception {
    String tokenSecret = bed.tokenSecret();
    expectAnswer(started(tokenSecret), ENTRY);
    expectAnswer(started(tokenSecret), ENTRY);

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.secrets().versions(MANAGED)).hasSize(1);
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void aRotationOfKeyAndSecretIsPickedUpWithoutARestart() throws Exception {
    CamelContext context = started();
    expectAnswer(context, ENTRY);
    rotate();

    SalesforceBed.send(context, ENTRY);
    expectAnswer(context, ENTRY);
  }

  @Test
  void afterARotationTheFleetSharesOneTokenOfTheNewKey() throws Exception {
    String tokenSecret = bed.tokenSecret();
    CamelContext one = started(tokenSecret);
    CamelContext two = started(tokenSecret);
    expectAnswer(one, ENTRY);
    expectAnswer(two, ENTRY);
    rotate();
    bed.org().counters().reset();

    SalesforceBed.send(one, ENTRY);
    SalesforceBed.send(two, ENTRY);
    expectAnswer(one, ENTRY);
    expectAnswer(two, ENTRY);

    // One refused with the old key, one with the new; the other process adopts.
    assertThat(bed.org().counters().of("token")).isEqualTo(2);
    assertThat(bed.secrets().versions(SalesforceBed.TOKEN_SECRET)).hasSize(2);
  }
}
