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
package io.github.sfauth.oauth;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** The URL that names a token's user: {@code https://host/id/orgId/userId}. */
public final class IdentityUrl {

  private static final Pattern PATH =
      Pattern.compile(".*/id/[0-9A-Za-z]{15,18}/[0-9A-Za-z]{15,18}");

  private IdentityUrl() {}

  /**
   * Reads one, from an answer or from where it was kept. It is a courtesy: nothing fails for it.
   *
   * @param text what stands there
   * @return the URL; nothing if it is none
   */
  public static Optional<URI> checked(String text) {
    try {
      URI url = URI.create(text);
      // Its last two segments become headers of the exchange: nothing but ids may get there.
      boolean usable =
          url.getHost() != null && PATH.matcher(String.valueOf(url.getRawPath())).matches();
      return usable ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
