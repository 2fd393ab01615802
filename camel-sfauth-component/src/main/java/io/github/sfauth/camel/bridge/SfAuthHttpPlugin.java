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
package io.github.sfauth.camel.bridge;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Binds a {@code SfAuthHttpConfigurer} in every context that has camel-http before its routes are
 * built. Contexts that do not know such plugins get the same when the component is created.
 */
public final class SfAuthHttpPlugin implements ContextServicePlugin {

  /** Makes a plugin; Camel does. */
  public SfAuthHttpPlugin() {}

  @Override
  public void load(CamelContext context) {
    HttpBinding.in(context);
  }
}
