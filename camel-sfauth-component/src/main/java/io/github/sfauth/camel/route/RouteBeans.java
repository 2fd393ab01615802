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
package io.github.sfauth.camel.route;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** The beans that routes name, bound where the name is free. */
public final class RouteBeans {

  /** A {@link SfAuthSessionExpired}. */
  public static final String SESSION_EXPIRED = "sfauthSessionExpired";

  /** A {@link SfAuthRestamp}. */
  public static final String RESTAMP = "sfauthRestamp";

  /** A {@link SfAuthScrub}. */
  public static final String SCRUB = "sfauthScrub";

  private RouteBeans() {}

  static void bind(CamelContext context) {
    Registry registry = context.getRegistry();
    bindIfFree(registry, SESSION_EXPIRED, new SfAuthSessionExpired());
    bindIfFree(registry, RESTAMP, new SfAuthRestamp());
    bindIfFree(registry, SCRUB, new SfAuthScrub());
  }

  private static void bindIfFree(Registry registry, String name, Object bean) {
    if (registry.lookupByName(name) == null) {
      registry.bind(name, bean);
    }
  }
}
