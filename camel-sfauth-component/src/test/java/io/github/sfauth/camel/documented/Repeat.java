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
package io.github.sfauth.camel.documented;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Repeats a call once the session has ended. */
public final class Repeat extends RouteBuilder {

  @Override
  public void configure() {
    // tag::route[]
    onException(HttpOperationFailedException.class)
        .retryWhile(simple("${bean:sfauthSessionExpired}"))
        .onRedeliveryRef("sfauthRestamp")
        .redeliveryDelay(0);

    from("direct:accounts")
        .to("sfauth:crm?secretArn={{crm.secret}}")
        .toD(
            "${header.CamelSfAuthInstanceUrl}/services/data/v65.0/query?q=SELECT+Id,Name+FROM+Account");
    // end::route[]
  }
}
