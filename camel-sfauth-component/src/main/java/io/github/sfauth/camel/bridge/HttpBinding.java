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

import java.util.List;
import org.apache.camel.CamelContext;

/**
 * Binds a {@code SfAuthHttpConfigurer} in a context that has camel-http, where the name is free.
 * Apart from the plugin that does so early: contexts before Camel 4.15 know no plugins, and cannot
 * load one.
 */
public final class HttpBinding {

  /** The configurer's name in the registry. */
  public static final String BEAN_NAME = "sfauthHttp";

  /** One class of each package family that the configurer is made of. */
  private static final List<String> CAMEL_HTTP =
      List.of(
          "org.apache.camel.component.http.HttpClientConfigurer",
          "org.apache.hc.client5.http.classic.ExecChainHandler",
          "org.apache.hc.core5.http.ClassicHttpRequest");

  private HttpBinding() {}

  /**
   * Binds the configurer.
   *
   * @param context the context
   */
  public static void in(CamelContext context) {
    boolean free = context.getRegistry().lookupByName(BEAN_NAME) == null;
    if (free && seesCamelHttp(context)) {
      Bound.in(context);
    }
  }

  /**
   * As this class sees it: in OSGi the bundle of the routes may see what this one does not, and
   * this one may have been wired to a part of it only.
   */
  private static boolean seesCamelHttp(CamelContext context) {
    ClassLoader own = HttpBinding.class.getClassLoader();
    return CAMEL_HTTP.stream()
        .allMatch(name -> context.getClassResolver().resolveClass(name, own) != null);
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
