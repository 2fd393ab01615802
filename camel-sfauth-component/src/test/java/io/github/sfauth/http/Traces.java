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
package io.github.sfauth.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What of a failure anybody might ever see. */
final class Traces {

  private Traces() {}

  /** Class, message and stack of the failure, of its causes and of what it suppressed. */
  static String of(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace + failure.toString() + failure.getLocalizedMessage();
  }

  static void assertHoldsNone(Throwable failure, String... secrets) {
    assertThat(of(failure)).doesNotContain(secrets);
  }
}
