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
package io.github.sfauth.camel.bridge;

import java.util.Locale;
import java.util.Optional;

/**
 * Host names that stand for wherever the org lives: {@code crm.sfauth.invalid} for that of the
 * connection crm, {@code sfauth.invalid} for that of the configurer's own connection.
 *
 * <p>No server can have such a name (RFC 6761, section 6.4), so a call that was never authenticated
 * reaches nobody.
 */
final class Placeholder {

  static final String HOST = "sfauth.invalid";

  private static final String SUFFIX = "." + HOST;

  private Placeholder() {}

  static boolean is(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals(HOST) || name.endsWith(SUFFIX);
  }

  /** The name before the domain, if the host has one. */
  static Optional<String> connection(String host) {
    int end = host.length() - SUFFIX.length();
    return end > 0 ? Optional.of(host.substring(0, end)) : Optional.empty();
  }
}
