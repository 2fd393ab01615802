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
import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.camel.observe.SfAuthEvent.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventsTest {

  /** Hears the component's events alone. */
  private static class Ear extends SimpleEventNotifierSupport {

    final List<SfAuthEvent> heard = new CopyOnWriteArrayList<>();

    @Override
    public boolean isEnabled(CamelEvent event) {
      return event instanceof SfAuthEvent;
    }

    @Override
    public void notify(CamelEvent event) throws Exception {
      heard.add((SfAuthEvent) event);
    }

    List<Kind> kinds() {
      return heard.stream().map(SfAuthEvent::getKind).toList();
    }
  }

  private final Ear ear = new Ear();

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
  void tellOfALoginWithTheTokensFingerprint() throws Exception {
    TokenSources sources = bed.tokenSources();
    CamelContext context = started(sources, ear);

    send(context, ENTRY);

    SfAuthEvent event = ear.heard.get(0);
    assertThat(ear.kinds()).containsExactly(Kind.OBTAINED);
    assertThat(event.getType()).isEqualTo(CamelEvent.Type.Custom);
    assertThat(event.getSource()).isSameAs(context);
    assertThat(event.getConnection()).isEqualTo("crm");
    assertThat(event.getFlow()).isEqualTo("clientCredentials");
    assertThat(event.getIssuedAt()).contains(bed.clock().instant());
    assertThat(event.getTimestamp()).isZero();
    assertThat(event.getFingerprint())
        .contains(Shown.status(sources).token().orElseThrow().value().fingerprint());
    assertThat(event.toString())
        .startsWith("sfauth:crm OBTAINED ")
        .doesNotContain((String) bed.secret().get("SessionId"));
  }

  @Test
  void tellOfATokenFromTheStoreAndOfOneThatIsRefused() throws Exception {
    send(Shown.started(bed), ENTRY);
    CamelContext context = started(bed.tokenSources(), ear);
    send(context, ENTRY);
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().expireSessions();

    send(context, ENTRY);

    assertThat(ear.kinds()).containsExactly(Kind.ADOPTED, Kind.REJECTED);
  }

  @Test
  void tellOfARefusedLoginWithTheAdvice() throws Exception {
    Shown.breakSecret(bed);

    send(started(bed.tokenSources(), ear), ENTRY);

    assertThat(ear.kinds()).containsExactly(Kind.REFUSED);
    assertThat(ear.heard.get(0).getReason().orElseThrow()).contains("invalid_client", "consumer");
    assertThat(ear.heard.get(0).getFingerprint()).isEmpty();
  }

  @Test
  void tellWhenAPersonMustAuthorise() throws Exception {
    bed.org().refuse("invalid_grant", "expired access/refresh token");

    send(started(bed.tokenSources(), ear), ENTRY);

    assertThat(ear.kinds()).containsExactly(Kind.REFUSED, Kind.REAUTHORISATION_NEEDED);
  }

  @Test
  void tellOfFreshTokensThatAreRefused() throws Exception {
    bed.org().rejectEveryToken(true);
    CamelContext context = started(bed.tokenSources(), ear);

    send(context, ENTRY);

    assertThat(ear.kinds()).containsExactly(Kind.OBTAINED, Kind.REJECTED);
    assertThat(ear.heard.get(1).getReason().orElseThrow()).endsWith("no login for 60 s");
  }

  @Test
  void tellOfALoginThatBringsTheRefusedTokenAgainAsRefused() throws Exception {
    CamelContext context = started(bed.tokenSources(), ear);
    send(context, ENTRY);
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().rejectEveryToken(true);
    send(context, ENTRY);
    ear.heard.clear();

    send(context, ENTRY);

    assertThat(ear.kinds()).containsExactly(Kind.OBTAINED, Kind.REFUSED);
    assertThat(ear.heard.get(1).getReason().orElseThrow()).contains("hands out again");
  }

  @Test
  void carryATimeWhereCamelIsToldSo() throws Exception {
    CamelContext context = bed.context();
    context.getManagementStrategy().addEventNotifier(ear);
    context.getManagementStrategy().getEventFactory().setTimestampEnabled(true);
    bed.start(context, Shown.query(bed.sfauth()));

    send(context, ENTRY);

    assertThat(ear.heard.get(0).getTimestamp()).isPositive();
  }

  @Test
  void doNotReachANotifierThatIsDisabled() throws Exception {
    Ear deaf =
        new Ear() {
          @Override
          public boolean isDisabled() {
            return true;
          }
        };

    send(started(bed.tokenSources(), deaf), ENTRY);

    assertThat(deaf.heard).isEmpty();
  }

  @Test
  void doNotDependOnANotifierThatThrows() throws Exception {
    Ear throwing =
        new Ear() {
          @Override
          public void notify(CamelEvent event) throws Exception {
            throw new IllegalStateException("the broker is down");
          }
        };
    CamelContext context = bed.context();
    context.getManagementStrategy().addEventNotifier(throwing);
    context.getManagementStrategy().addEventNotifier(ear);
    bed.start(context, Shown.query(bed.sfauth()));

    assertThat(send(context, ENTRY).getException()).isNull();
    assertThat(ear.kinds()).containsExactly(Kind.OBTAINED);
  }

  @Test
  void areToldToEveryContextThatUsesTheConnectionUntilItStops() throws Exception {
    TokenSources shared = bed.tokenSources();
    Ear others = new Ear();
    CamelContext one = started(shared, ear);
    CamelContext other = started(shared, others);
    send(other, ENTRY);
    assertThat(ear.kinds()).containsExactly(Kind.OBTAINED);

    one.stop();
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().expireSessions();
    send(other, ENTRY);

    assertThat(ear.kinds()).containsExactly(Kind.OBTAINED);
    assertThat(others.kinds()).containsExactly(Kind.OBTAINED, Kind.REJECTED);
  }

  private CamelContext started(TokenSources sources, Ear notifier) throws Exception {
    CamelContext context = bed.context(sources);
    context.getManagementStrategy().addEventNotifier(notifier);
    return bed.start(context, Shown.query(bed.sfauth()));
  }
}
