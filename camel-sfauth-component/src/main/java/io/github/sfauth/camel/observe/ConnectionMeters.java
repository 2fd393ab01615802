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

import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.RefreshEnd;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.StoreCall;
import io.github.sfauth.token.TokenCounts;
import io.github.sfauth.token.TokenEvents;
import io.github.sfauth.token.TokenStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one connection under one name. They read the source's own counts when they are
 * asked, so that nothing is counted twice. A registry may be bound to the context after its routes
 * started: as long as there is none, each event of the token looks again. Thread-safe.
 */
final class ConnectionMeters implements TokenEvents {

  /** How Camel's own Micrometer component calls its registry. */
  private static final String REGISTRY_NAME = "metricsRegistry";

  private static final String PREFIX = "sfauth.";

  private final CamelContext context;
  private final View shown;
  private final Tags tags;

  // All guarded by this.
  private final List<Meter> ours = new ArrayList<>();
  private @Nullable MeterRegistry registry;
  private boolean removed;

  ConnectionMeters(CamelContext context, View shown) {
    this.context = context;
    this.shown = shown;
    this.tags =
        Tags.of(
            "camelContext", context.getName(),
            "connection", shown.name(),
            "flow", shown.flow());
  }

  /** Makes the meters, if there is a registry by now and they are not there yet. */
  synchronized void bind() {
    if (registry != null || removed) {
      return;
    }
    MeterRegistry found = find(context.getRegistry());
    if (found != null) {
      registry = found;
      register(found);
    }
  }

  synchronized void remove() {
    removed = true;
    if (registry != null) {
      ours.forEach(registry::remove);
    }
    ours.clear();
  }

  /** The one that Camel's Micrometer component would use, without making one. */
  private static @Nullable MeterRegistry find(Registry beans) {
    MeterRegistry named = beans.lookupByNameAndType(REGISTRY_NAME, MeterRegistry.class);
    return named != null ? named : beans.findSingleByType(MeterRegistry.class);
  }

  private void register(MeterRegistry target) {
    count(target, "logins", "Successful logins", Tags.empty(), TokenCounts::logins);
    count(target, "adoptions", "Tokens taken from the store", Tags.empty(), TokenCounts::adoptions);
    count(target, "rejections", "Tokens the API refused", Tags.empty(), TokenCounts::rejections);
    for (RefreshEnd end : RefreshEnd.values()) {
      count(
          target,
          "refreshes",
          "Attempts to obtain a token",
          Tags.of("outcome", end.name().toLowerCase(Locale.ROOT)),
          counts -> counts.refreshes().getOrDefault(end, 0L));
    }
    for (StoreCall call : StoreCall.values()) {
      count(
          target,
          "store.calls",
          "Calls of the token store",
          tags(call),
          counts -> counts.storeCalls().getOrDefault(call, 0L));
    }
    count(
        target,
        "writes.held",
        "Tokens kept in memory although there is a store",
        Tags.empty(),
        TokenCounts::heldWrites);
    gauge(target, "waiters", "Exchanges that wait for a token", TokenStatus::waiting);
    gauge(
        target,
        "token.usable",
        "1 while there is a token that exchanges get without waiting",
        status -> status.usable() ? 1 : 0);
    seconds(
        target,
        "token.age",
        "Time since the token was asked for",
        status -> status.token().isPresent() ? status.age().toSeconds() : Double.NaN);
    seconds(
        target,
        "login.brake",
        "For how long no login is made because the API refuses fresh tokens too",
        status -> status.brake().orElse(Duration.ZERO).toSeconds());
  }

  private static Tags tags(StoreCall call) {
    return switch (call) {
      case READ -> Tags.of("operation", "read", "outcome", "ok");
      case READ_FAILED -> Tags.of("operation", "read", "outcome", "failed");
      case PUBLISHED -> Tags.of("operation", "publish", "outcome", "ok");
      case CONFLICT -> Tags.of("operation", "publish", "outcome", "conflict");
      case WITHHELD -> Tags.of("operation", "publish", "outcome", "withheld");
      case PUBLISH_FAILED -> Tags.of("operation", "publish", "outcome", "failed");
    };
  }

  private void count(
      MeterRegistry target,
      String name,
      String what,
      Tags more,
      ToLongFunction<TokenCounts> count) {
    add(
        target,
        name,
        tags.and(more),
        all ->
            FunctionCounter.builder(
                    PREFIX + name, shown, s -> count.applyAsLong(s.status().counts()))
                .description(what)
                .tags(all)
                .register(target));
  }

  private void gauge(
      MeterRegistry target, String name, String what, ToDoubleFunction<TokenStatus> value) {
    add(
        target,
        name,
        tags,
        all ->
            Gauge.builder(PREFIX + name, shown, s -> value.applyAsDouble(s.status()))
                .description(what)
                .tags(all)
                .register(target));
  }

  private void seconds(
      MeterRegistry target, String name, String what, ToDoubleFunction<TokenStatus> value) {
    add(
        target,
        name,
        tags,
        all ->
            TimeGauge.builder(
                    PREFIX + name, shown, TimeUnit.SECONDS, s -> value.applyAsDouble(s.status()))
                .description(what)
                .tags(all)
                .register(target));
  }

  /** Only what was not there before is ours to remove. */
  private void add(MeterRegistry target, String name, Tags all, Function<Tags, Meter> make) {
    if (target.find(PREFIX + name).tags(all).meter() == null) {
      ours.add(make.apply(all));
    }
  }

  @Override
  public void loggedIn(AccessToken token) {
    bind();
  }

  @Override
  public void adopted(AccessToken token) {
    bind();
  }

  @Override
  public void failed(SfAuthException failure, boolean tokenInHand) {
    bind();
  }
}
