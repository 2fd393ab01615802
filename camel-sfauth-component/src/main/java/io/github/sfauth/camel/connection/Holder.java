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
package io.github.sfauth.camel.connection;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Finds the holder of token sources in a context's registry. */
public final class Holder {

  private Holder() {}

  /**
   * The holder that a context uses.
   *
   * @param context the context
   * @return the bean named {@value TokenSources#BEAN_NAME}, else the single bean of that type
   */
  public static Optional<TokenSources> in(CamelContext context) {
    Registry registry = context.getRegistry();
    TokenSources named = registry.lookupByNameAndType(TokenSources.BEAN_NAME, TokenSources.class);
    return Optional.ofNullable(named)
        .or(() -> Optional.ofNullable(registry.findSingleByType(TokenSources.class)));
  }
}
