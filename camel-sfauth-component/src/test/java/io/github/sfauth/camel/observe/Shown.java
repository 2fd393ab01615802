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
package io.github.sfauth.camel.observe;

import io.github.sfauth.camel.SalesforceBed;
import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.token.TokenStatus;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;

/** Contexts with one authenticated route, and what their connections are made to go through. */
final class Shown {

  /** The entry of the route. */
  static final String ENTRY = "direct:query";

  private Shown() {}

  static RouteBuilder query(String sfauth) {
    return SalesforceBed.query(ENTRY, sfauth);
  }

  static CamelContext started(SalesforceBed bed) throws Exception {
    return bed.started(query(bed.sfauth()));
  }

  /** What Salesforce says of a wrong consumer secret. */
  static void breakSecret(SalesforceBed bed) {
    var members = bed.credentials();
    members.put("ConsumerSecret", "not-the-consumer-secret");
    bed.secrets().edit(SalesforceBed.SECRET, SalesforceBed.json(members));
  }

  static void mendSecret(SalesforceBed bed) {
    bed.secrets().edit(SalesforceBed.SECRET, SalesforceBed.json(bed.credentials()));
  }

  static TokenStatus status(TokenSources sources) {
    return sources.named("crm").orElseThrow().source().status();
  }

  /** For what happens on a flight's thread. */
  static void await(BooleanSupplier what) {
    Awaitility.await().until(what::getAsBoolean);
  }
}
