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

import io.github.sfauth.camel.connection.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the connections that a context's endpoints use, for as long as they do. A holder of token
 * sources may serve several contexts: each shows its own connections only, since it is not the
 * readiness of one context what another one's secret is like. Thread-safe.
 */
public final class Observation {

  private static final Logger LOG = LoggerFactory.getLogger(Observation.class);

  private final List<Watch> watches;
  // Guarded by itself; what it holds as well.
  private final Map<View, Users> shown = new HashMap<>();

  private Observation(List<Watch> watches) {
    this.watches = List.copyOf(watches);
  }

  /**
   * The one of a context; made at the first call.
   *
   * @param context the context
   * @return what shows its connections
   */
  public static Observation of(CamelContext context) {
    ExtendedCamelContext extension = context.getCamelContextExtension();
    Observation known = extension.getContextPlugin(Observation.class);
    if (known == null) {
      known = new Observation(watches(context));
      extension.addContextPlugin(Observation.class, known);
    }
    return known;
  }

  /** What a part that is not on the class path would show is left out, its classes unloaded. */
  private static List<Watch> watches(CamelContext context) {
    List<Watch> watches = new ArrayList<>();
    HealthCheckRegistry health = HealthCheckRegistry.get(context);
    if (health != null && HealthWatch.isPossible()) {
      watches.add(new HealthWatch(health));
    }
    if (MeterWatch.isPossible()) {
      watches.add(new MeterWatch(context));
    }
    watches.add(new ManagementWatch(context));
    watches.add(new EventWatch(context));
    return watches;
  }

  /**
   * An endpoint uses a connection from now on.
   *
   * @param connection the connection
   * @param name what the endpoint calls it, and so what it is shown by
   * @param healthCheck whether it has a health check; whoever comes first decides
   * @return to be run when the endpoint does so no more
   */
  public Runnable begin(Connection connection, String name, boolean healthCheck) {
    View what = new View(connection, name);
    synchronized (shown) {
      shown.computeIfAbsent(what, any -> show(what, healthCheck)).count++;
    }
    AtomicBoolean ended = new AtomicBoolean();
    return () -> {
      if (!ended.getAndSet(true)) {
        end(what);
      }
    };
  }

  /** Under the lock to its end: who begins anew meanwhile would find the old names taken. */
  private void end(View what) {
    synchronized (shown) {
      Users known = shown.get(what);
      if (known != null && --known.count == 0) {
        shown.remove(what);
        known.ends.forEach(end -> unlessItFails(what, end));
      }
    }
  }

  private Users show(View what, boolean healthCheck) {
    Users fresh = new Users();
    for (Watch watch : watches) {
      if (healthCheck || !(watch instanceof HealthWatch)) {
        unlessItFails(what, () -> fresh.ends.add(watch.begin(what)));
      }
    }
    return fresh;
  }

  /** Whoever looks on is no reason for a route not to start or stop. */
  private static void unlessItFails(View shown, Runnable what) {
    try {
      what.run();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("{} is not shown as it should be; the token is not affected", shown, e);
    }
  }

  private static final class Users {
    final List<Runnable> ends = new ArrayList<>();
    int count;
  }
}
