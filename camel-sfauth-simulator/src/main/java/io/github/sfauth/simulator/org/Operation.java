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

import io.github.sfauth.simulator.server.Call;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What can be asked of the org; the first whose path matches. */
enum Operation {
  TOKEN("/services/oauth2/token"),
  REVOKE("/services/oauth2/revoke"),
  USERINFO("/services/oauth2/userinfo"),
  DISCOVERY("/\\.well-known/openid-configuration"),
  SETUP("/simulator/.+"),
  IDENTITY("/id/[^/]+/[^/]+"),
  VERSIONS("/services/data/?"),
  RESOURCES("/services/data/v[^/]+/?"),
  LIMITS("/services/data/v[^/]+/limits/?"),
  QUERY("/services/data/v[^/]+/query(All)?/?"),
  DESCRIBE("/services/data/v[^/]+/sobjects(/[^/]+/describe)?/?"),
  SOBJECT("/services/data/v[^/]+/sobjects/.+"),
  BULK("/services/async/.+"),
  SOAP("/services/Soap/.+"),
  OTHER(".*");

  private final Pattern path;

  Operation(String path) {
    this.path = Pattern.compile(path);
  }

  static Operation of(Call call) {
    return Arrays.stream(values())
        .filter(operation -> operation.path.matcher(call.path()).matches())
        .findFirst()
        .orElse(OTHER);
  }

  /** The name that counters, faults and gates go by. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
