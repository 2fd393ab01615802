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
package io.github.sfauth.simulator.secrets;

import java.util.Optional;

/** One page of a list. The token of the next page is where it begins. */
record Page(int from, int to) {

  private static final int LONGEST = 100;

  static Page of(Request request, int entries) {
    int from = request.text("NextToken").map(token -> start(token, entries)).orElse(0);
    int length = request.number("MaxResults").orElse(LONGEST);
    if (length < 1 || length > LONGEST) {
      throw ErrorCode.INVALID_PARAMETER.because("MaxResults must be between 1 and " + LONGEST);
    }
    return new Page(from, Math.min(entries, from + length));
  }

  Optional<String> next(int entries) {
    return to < entries ? Optional.of(Integer.toString(to)) : Optional.empty();
  }

  private static int start(String token, int entries) {
    if (token.matches("[0-9]{1,4}") && Integer.parseInt(token) <= entries) {
      return Integer.parseInt(token);
    }
    throw ErrorCode.INVALID_NEXT_TOKEN.because("The NextToken value is invalid.");
  }
}
