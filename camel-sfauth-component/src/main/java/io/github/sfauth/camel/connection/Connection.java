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
package io.github.sfauth.camel.connection;

import io.github.sfauth.camel.diagnosis.Diagnosis;
import io.github.sfauth.jwt.KeyReport;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.RefreshingTokenSource;
import io.github.sfauth.token.TokenSource;
import java.util.Optional;
import java.util.function.Supplier;

/** One connection to one org as one client: its settings and its token source. Thread-safe. */
public final class Connection {

  private final ConnectionSettings settings;
  private final HostGuard guard;
  private final RefreshingTokenSource source;
  private final RecentTokens recent;
  private final Identities identities;
  private final Diagnosis diagnosis;
  private final Supplier<TokenLayout> layout;
  private final Supplier<Optional<KeyReport>> key;
  private final Runnable release;

  Connection(
      ConnectionSettings settings,
      HostGuard guard,
      RefreshingTokenSource source,
      RecentTokens recent,
      Identities identities,
      Diagnosis diagnosis,
      Supplier<TokenLayout> layout,
      Supplier<Optional<KeyReport>> key,
      Runnable release) {
    this.settings = settings;
    this.guard = guard;
    this.source = source;
    this.recent = recent;
    this.identities = identities;
    this.diagnosis = diagnosis;
    this.layout = layout;
    this.key = key;
    this.release = release;
  }

  /**
   * What it was made from.
   *
   * @return the settings
   */
  public ConnectionSettings settings() {
    return settings;
  }

  /**
   * Whether a host is trusted with its token: Salesforce's own, or one that the user named.
   *
   * @param host a host name without port
   * @return true if it may see a token over https
   */
  public boolean trusts(String host) {
    return guard.trusts(host);
  }

  /**
   * Whether its org may live at a host, as far as that is known without a token.
   *
   * @param host a host name without port
   * @return false if its token is never for that host
   */
  public boolean mayLiveAt(String host) {
    return guard.mayTrust(host);
  }

  /**
   * Where its token comes from.
   *
   * @return the source; ask it each time
   */
  public TokenSource source() {
    return source;
  }

  /**
   * Whose token it is: org and user.
   *
   * @return the look-up
   */
  public Identities identities() {
    return identities;
  }

  /**
   * What goes through all that a login needs.
   *
   * @return the diagnosis; each run makes one login of its own
   */
  public Diagnosis diagnosis() {
    return diagnosis;
  }

  /**
   * Where its token is kept, as far as that is known by now: that a secret takes no token, as one
   * that AWS manages, is known once it was read. Reads nothing.
   *
   * @return the layout
   */
  public TokenLayout layout() {
    return layout.get();
  }

  /**
   * What is known of the key that assertions are signed with. Reads nothing.
   *
   * @return nothing if there is none, or none that can sign, or if it was not read yet
   */
  public Optional<KeyReport> key() {
    return key.get();
  }

  /**
   * Finds the token that a header carries.
   *
   * @param authorization the header's text
   * @return the token, if it is or recently was this connection's
   */
  Optional<AccessToken> withAuthorization(String authorization) {
    return recent.withAuthorization(authorization);
  }

  void close() {
    source.close();
    identities.close();
    release.run();
  }

  @Override
  public String toString() {
    return "Connection[" + settings.name() + "]";
  }
}
