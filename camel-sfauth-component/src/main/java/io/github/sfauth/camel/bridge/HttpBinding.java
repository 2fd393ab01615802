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

/**
 * Binds a {@code SfAuthHttpConfigurer} in a context that has camel-http, where the name is free.
 * Apart from the plugin that does so early: contexts before Camel 4.15 know no plugins, and cannot
 * load one.
 */
public final class HttpBinding {

  /** The configurer's name in the registry. */
  public static final String BEAN_NAME = "sfauthHttp";

  private static final String CAMEL_HTTP = "org.apache.camel.component.http.HttpClientConfigurer";

  private HttpBinding() {}

  /**
   * Binds the configurer.
   *
   * @param context the context
   */
  public static void in(CamelContext context) {
    boolean free = context.getRegistry().lookupByName(BEAN_NAME) == null;
    if (free && context.getClassResolver().resolveClass(CAMEL_HTTP) != null) {
      Bound.in(context);
    }
  }

  /** A class of its own: without camel-http it cannot be loaded. */
  private static final class Bound {
    static void in(CamelContext context) {
      SfAuthHttpConfigurer configurer = new SfAuthHttpConfigurer();
      configurer.setCamelContext(context);
      context.getRegistry().bind(BEAN_NAME, configurer);
    }
  }
}
