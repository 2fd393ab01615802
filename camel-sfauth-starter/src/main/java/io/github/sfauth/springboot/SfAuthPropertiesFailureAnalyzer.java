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
package io.github.sfauth.springboot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells on the console why an application with wrong properties did not start. */
final class SfAuthPropertiesFailureAnalyzer
    extends AbstractFailureAnalyzer<SfAuthPropertiesException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, SfAuthPropertiesException cause) {
    return new FailureAnalysis(
        "The component sfauth cannot be configured:\n\n    "
            + String.join("\n    ", cause.complaints()),
        "Correct or remove these properties.",
        cause);
  }
}
