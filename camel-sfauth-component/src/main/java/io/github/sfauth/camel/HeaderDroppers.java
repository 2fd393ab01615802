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
package io.github.sfauth.camel;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Route;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Notices what takes the stamp off an exchange before its end: HTTP components whose answer, a
 * refusal included, replaces every header, and routes that remove headers, as many do in their
 * error handling. In such a context a stamp has to be noted beside the headers, which costs memory
 * per exchange; in others it need not.
 */
final class HeaderDroppers extends LifecycleStrategySupport {

  // By name: none of them has to be on the class path.
  private static final Set<String> KNOWN =
      Set.of(
          "org.apache.camel.component.netty.http.NettyHttpComponent",
          "org.apache.camel.component.undertow.UndertowComponent");

  /**
   * Before 4.18 camel-http is one too: it answers a failed call without headers, and then fails.
   */
  private static final String CAMEL_HTTP = "org.apache.camel.component.http.HttpComponent";

  private static final Pattern BEFORE_4_18 = Pattern.compile("4\\.(\\d|1[0-7])([.-].*)?");

  private final Set<String> dropping;
  private volatile boolean used;

  private HeaderDroppers(String camel) {
    Set<String> names = new HashSet<>(KNOWN);
    if (camelHttpIsOne(camel)) {
      names.add(CAMEL_HTTP);
    }
    dropping = Set.copyOf(names);
  }

  /** Whether camel-http is one in a version of Camel. */
  static boolean camelHttpIsOne(String camel) {
    return BEFORE_4_18.matcher(camel).matches();
  }

  /** The one of a context. */
  static HeaderDroppers in(CamelContext context) {
    return context.getLifecycleStrategies().stream()
        .filter(HeaderDroppers.class::isInstance)
        .map(HeaderDroppers.class::cast)
        .findFirst()
        .orElseGet(() -> installed(context));
  }

  private static HeaderDroppers installed(CamelContext context) {
    HeaderDroppers fresh = new HeaderDroppers(context.getVersion());
    context.addLifecycleStrategy(fresh);
    context.getComponentNames().forEach(name -> fresh.look(context.hasComponent(name)));
    fresh.onRoutesAdd(context.getRoutes());
    return fresh;
  }

  boolean used() {
    return used;
  }

  @Override
  public void onComponentAdd(String name, Component component) {
    look(component);
  }

  @Override
  public void onRoutesAdd(Collection<Route> routes) {
    if (!used && routes.stream().anyMatch(HeaderRemovals::in)) {
      used = true;
    }
  }

  private void look(Component component) {
    boolean known =
        Stream.<Class<?>>iterate(component.getClass(), type -> type != null, Class::getSuperclass)
            .anyMatch(type -> dropping.contains(type.getName()));
    if (known) {
      used = true;
    }
  }
}
