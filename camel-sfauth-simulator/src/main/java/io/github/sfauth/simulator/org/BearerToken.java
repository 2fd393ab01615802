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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the access token of a call. */
final class BearerToken {

  private static final Pattern HEADER =
      Pattern.compile("(?:Bearer|OAuth)\\s+(\\S+)", Pattern.CASE_INSENSITIVE);

  private BearerToken() {}

  /** The token of the {@code Authorization} header, whose older scheme is {@code OAuth}. */
  static Optional<String> of(Call call) {
    return call.header("Authorization")
        .map(header -> HEADER.matcher(header.trim()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }

  /** Whether there is a header, but none that a token can be read from. */
  static boolean malformed(Call call) {
    return call.header("Authorization").isPresent() && of(call).isEmpty();
  }
}
