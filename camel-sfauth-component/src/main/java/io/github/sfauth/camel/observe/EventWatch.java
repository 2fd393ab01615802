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

import io.github.sfauth.camel.observe.SfAuthEvent.Kind;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.RetryClass;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.TokenEvents;
import io.github.sfauth.token.TokenRefusedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the context's event notifiers what happens to tokens; builds nothing if there are none. */
final class EventWatch implements Watch {

  private static final Logger LOG = LoggerFactory.getLogger(EventWatch.class);

  private final CamelContext context;
  private final InstantSource clock = InstantSource.system();

  EventWatch(CamelContext context) {
    this.context = context;
  }

  @Override
  public Runnable begin(View shown) {
    return shown.source().listen(new Teller(shown));
  }

  private void tell(Supplier<SfAuthEvent> what) {
    ManagementStrategy strategy = context.getManagementStrategy();
    if (strategy == null) {
      return;
    }
    List<EventNotifier> interested =
        strategy.getStartedEventNotifiers().stream().filter(n -> !n.isDisabled()).toList();
    if (interested.isEmpty()) {
      return;
    }
    SfAuthEvent event = what.get();
    if (strategy.getEventFactory().isTimestampEnabled()) {
      event.setTimestamp(clock.millis());
    }
    interested.forEach(notifier -> tell(notifier, event));
  }

  private static void tell(EventNotifier notifier, SfAuthEvent event) {
    try {
      if (notifier.isEnabled(event)) {
        notifier.notify(event);
      }
    } catch (Exception e) {
      LOG.warn("An event notifier failed on '{}'; the token is not affected", event, e);
    }
  }

  private final class Teller implements TokenEvents {

    private final View shown;

    Teller(View shown) {
      this.shown = shown;
    }

    @Override
    public void loggedIn(AccessToken token) {
      tell(() -> of(Kind.OBTAINED, token, Optional.empty()));
    }

    @Override
    public void adopted(AccessToken token) {
      tell(() -> of(Kind.ADOPTED, token, Optional.empty()));
    }

    @Override
    public void rejected(AccessToken token) {
      tell(() -> of(Kind.REJECTED, token, Optional.empty()));
    }

    @Override
    public void braked(AccessToken token, Duration pause) {
      String reason =
          "the token of a fresh login is refused too: no login for " + pause.toSeconds() + " s";
      tell(() -> of(Kind.REJECTED, token, Optional.of(reason)));
    }

    @Override
    public void failed(SfAuthException failure, boolean tokenInHand) {
      if (failure instanceof TokenRefusedException refused) {
        tell(() -> of(Kind.REFUSED, refused));
        if (refused.refusal().retry() == RetryClass.HUMAN) {
          tell(() -> of(Kind.REAUTHORISATION_NEEDED, refused));
        }
      }
    }

    private SfAuthEvent of(Kind kind, AccessToken token, Optional<String> reason) {
      return new SfAuthEvent(
          context,
          kind,
          shown.name(),
          shown.flow(),
          Optional.of(token.value().fingerprint()),
          Optional.of(token.issuedAt()),
          reason);
    }

    private SfAuthEvent of(Kind kind, TokenRefusedException refused) {
      return new SfAuthEvent(
          context,
          kind,
          shown.name(),
          shown.flow(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(refused.refusal().sentence()));
    }
  }
}
