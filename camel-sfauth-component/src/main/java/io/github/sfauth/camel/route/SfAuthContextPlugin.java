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
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Binds the beans and guards the routes of every context before its routes are built, so that a
 * route may name a bean although the endpoint stands only in a later route or in a {@code toD}.
 * Contexts that do not know such plugins get the same when the component is created.
 */
public final class SfAuthContextPlugin implements ContextServicePlugin {

  /** Makes a plugin; Camel does. */
  public SfAuthContextPlugin() {}

  @Override
  public void load(CamelContext context) {
    RouteGuard.install(context);
  }
}
