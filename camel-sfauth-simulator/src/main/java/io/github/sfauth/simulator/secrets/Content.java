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

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What one version holds. Compared by value; never printed. */
sealed interface Content {

  /** Size as the quota counts it. */
  int bytes();

  /** A SecretString. */
  record Text(String text) implements Content {

    @Override
    public int bytes() {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
      return "Text[<redacted>]";
    }
  }

  /** A SecretBinary, kept as the base64 it has on the wire so that equality is by value. */
  record Binary(String base64) implements Content {

    static Binary of(byte[] bytes) {
      return new Binary(Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public int bytes() {
      return Base64.getDecoder().decode(base64).length;
    }

    @Override
    public String toString() {
      return "Binary[<redacted>]";
    }
  }
}
