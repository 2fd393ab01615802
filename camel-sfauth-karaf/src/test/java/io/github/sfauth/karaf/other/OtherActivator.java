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
package io.github.sfauth.karaf.other;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Somebody else's bundle in the same container: a context that has nothing to do with sfauth. */
public final class OtherActivator implements BundleActivator {

  private CamelContext camel;

  @Override
  public void start(BundleContext context) throws Exception {
    camel = new OsgiDefaultCamelContext(context);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:other").setBody(simple("${body}"));
          }
        });
    camel.start();
  }

  @Override
  public void stop(BundleContext context) {
    camel.stop();
  }
}
