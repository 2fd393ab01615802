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

import org.apache.camel.health.HealthCheckRegistry;

/**
 * Registers a health check per name of a connection. With the registry itself, as Camel switches
 * its repository of producers' checks off by default because those call servers; these do not.
 */
final class HealthWatch implements Watch {

  private final HealthCheckRegistry registry;

  HealthWatch(HealthCheckRegistry registry) {
    this.registry = registry;
  }

  /** Whether camel-health can be loaded: a registry may come from somewhere else. */
  static boolean isPossible() {
    return Presence.of("org.apache.camel.impl.health.AbstractHealthCheck");
  }

  @Override
  public Runnable begin(View shown) {
    ConnectionHealth check = new ConnectionHealth(shown);
    registry.register(check);
    return () -> registry.unregister(check);
  }
}
