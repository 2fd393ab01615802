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

import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.InternalProcessor;
import org.apache.camel.support.LifecycleStrategySupport;

/** Puts the advice that scrubs and learns on every route of a context. */
public final class RouteGuard extends LifecycleStrategySupport {

  private RouteGuard() {}

  /**
   * Guards every route of a context, those that stand already included, and binds the beans that
   * routes name. Does nothing a second time.
   *
   * @param context the context
   */
  public static void install(CamelContext context) {
    RouteBeans.bind(context);
    boolean guarded =
        context.getLifecycleStrategies().stream().anyMatch(RouteGuard.class::isInstance);
    if (!guarded) {
      RouteGuard guard = new RouteGuard();
      context.addLifecycleStrategy(guard);
      guard.onRoutesAdd(context.getRoutes());
    }
  }

  @Override
  public void onRoutesAdd(Collection<Route> routes) {
    for (Route route : routes) {
      if (route.getProcessor() instanceof InternalProcessor processor
          && processor.getAdvice(ScrubAdvice.class) == null) {
        processor.addAdvice(new ScrubAdvice(route));
      }
    }
  }
}
