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
package io.github.sfauth.simulator.org;

import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Call;
import io.github.sfauth.simulator.server.Service;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Dates the answers of a service by the org's clock, so that clients see how theirs differs.
 * Planted answers too, unless they bring a date of their own.
 *
 * @param service the service
 * @param clock the org's clock
 */
record Dated(Service service, InstantSource clock) implements Service {

  /** RFC 9110, section 5.6.7: two digits for the day, which the JDK's own format does not have. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  @Override
  public String operation(Call call) {
    return service.operation(call);
  }

  @Override
  public Answer handle(Call call) {
    return service.handle(call);
  }

  @Override
  public Answer sent(Answer answer) {
    return answer.headers().keySet().stream().anyMatch("Date"::equalsIgnoreCase)
        ? answer
        : answer.with("Date", HTTP_DATE.format(clock.instant()));
  }
}
