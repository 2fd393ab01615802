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

import org.apache.camel.CamelContext;

/** Keeps meters of each connection in the context's Micrometer registry, if it has one. */
final class MeterWatch implements Watch {

  private final CamelContext context;

  MeterWatch(CamelContext context) {
    this.context = context;
  }

  /** Whether Micrometer can be loaded; nothing else here touches its classes if not. */
  static boolean isPossible() {
    return Presence.of("io.micrometer.core.instrument.MeterRegistry");
  }

  @Override
  public Runnable begin(View shown) {
    ConnectionMeters meters = new ConnectionMeters(context, shown);
    meters.bind();
    Runnable endListening = shown.source().listen(meters);
    return () -> {
      endListening.run();
      meters.remove();
    };
  }
}
