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
package io.github.sfauth.karaf.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A user's bundle: a context, its routes, and nothing of the component but its name in a URI. */
public final class RoutesActivator implements BundleActivator {

  private CamelContext camel;

  @Override
  public void start(BundleContext context) throws Exception {
    camel = new OsgiDefaultCamelContext(context);
    camel.addRoutes(new SalesforceRoutes());
    camel.start();
    for (String route : List.of(SalesforceRoutes.APP, SalesforceRoutes.USER)) {
      context.registerService(
          UnaryOperator.class.getName(),
          caller(route),
          FrameworkUtil.asDictionary(Map.of("route", route)));
    }
  }

  @Override
  public void stop(BundleContext context) {
    camel.stop();
  }

  private UnaryOperator<String> caller(String route) {
    return body -> {
      try (ProducerTemplate template = camel.createProducerTemplate()) {
        Exchange answer =
            template.request("direct:" + route, exchange -> exchange.getIn().setBody(body));
        if (answer.getException() != null) {
          throw new IllegalStateException(answer.getException());
        }
        return answer.getMessage().getBody(String.class);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
