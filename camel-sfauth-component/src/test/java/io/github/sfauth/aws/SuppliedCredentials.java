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
package io.github.sfauth.aws;

import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.CredentialSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Credentials that are kept elsewhere, and may be replaced there. */
final class SuppliedCredentials implements CredentialSource {

  private final Supplier<ClientCredentials> kept;
  private @Nullable ClientCredentials latest;

  SuppliedCredentials(Supplier<ClientCredentials> kept) {
    this.kept = kept;
  }

  @Override
  public synchronized ClientCredentials current() {
    ClientCredentials known = latest;
    return known == null ? reread() : known;
  }

  @Override
  public synchronized ClientCredentials reread() {
    ClientCredentials read = kept.get();
    latest = read;
    return read;
  }
}
