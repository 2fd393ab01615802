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
package io.github.sfauth.examples.boot;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Answers {@code GET /status} with how the connection stands. The route that calls Salesforce is in
 * {@code camel/accounts.yaml}.
 */
@Component
class StatusRoute extends RouteBuilder {

  @Override
  public void configure() {
    from("platform-http:/status?httpMethodRestrict=GET")
        .routeId("status")
        .removeHeaders("*")
        .to("sfauth:crm?operation=status")
        .convertBodyTo(String.class)
        .setHeader("Content-Type", constant("text/plain"));
  }
}
