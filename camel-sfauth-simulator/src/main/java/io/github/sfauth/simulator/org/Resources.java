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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Call;
import java.util.List;

/** The resources that tell what there is: versions, resources, limits. */
final class Resources {

  /** Salesforce retired what is older. */
  private static final int OLDEST = 31;

  private static final int NEWEST = 67;
  private static final int SPRING_14 = 30;
  private static final List<String> SEASONS = List.of("Spring", "Summer", "Winter");
  private static final int DAILY_CALLS = 100_000;

  private final Identity identity;

  Resources(Identity identity) {
    this.identity = identity;
  }

  Answer versions() {
    ArrayNode versions = Json.array();
    for (int version = OLDEST; version <= NEWEST; version++) {
      versions.add(
          Json.object()
              .put("label", release(version))
              .put("url", "/services/data/v" + version + ".0")
              .put("version", version + ".0"));
    }
    return Json.answer(200, versions);
  }

  /** Three releases a year; the winter's bears the number of the year to come. */
  private static String release(int version) {
    int releases = version - SPRING_14;
    int season = releases % SEASONS.size();
    int year = 14 + releases / SEASONS.size() + (season == 2 ? 1 : 0);
    return SEASONS.get(season) + " '" + year;
  }

  Answer resources(Call call, Session session) {
    String base = call.path().replaceAll("/$", "");
    ObjectNode resources = Json.object();
    for (String resource : List.of("limits", "query", "sobjects")) {
      resources.put(resource, base + "/" + resource);
    }
    resources.put("identity", identity.url(session.username()).toString());
    return Json.answer(200, resources);
  }

  Answer limits() {
    ObjectNode limits = Json.object();
    limits.putObject("DailyApiRequests").put("Max", DAILY_CALLS).put("Remaining", DAILY_CALLS - 1);
    return Json.answer(200, limits);
  }
}
