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

import io.github.sfauth.token.RefreshPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Describes an authority. For one thread. */
public final class OAuthAuthorityBuilder {

  /** Where nothing is signed, nobody signs. */
  private static final AssertionSigner NONE =
      (claims, key) -> {
        throw new UnusableKeyException("cannot be used: no signer was given");
      };

  final CredentialSource credentials;
  final Grant grant;
  final TokenEndpoint endpoint;
  final HostGuard guard;
  ClientAuthentication authentication = new ClientSecretPost();
  AssertionSigner signer = NONE;
  boolean audienceFallback;
  Duration sessionTimeout = RefreshPolicy.DEFAULT_SESSION_TIMEOUT;
  Optional<URI> redirectUri = Optional.empty();
  LoginLimits limits = LoginLimits.ofThisProcess();
  InstantSource clock = InstantSource.system();

  OAuthAuthorityBuilder(
      CredentialSource credentials, Grant grant, TokenEndpoint endpoint, HostGuard guard) {
    this.credentials = credentials;
    this.grant = grant;
    this.endpoint = endpoint;
    this.guard = guard;
  }

  /**
   * How the client proves itself, where the grant does not do that.
   *
   * @param authentication the method; key and secret in the form unless set
   * @return this builder
   */
  public OAuthAuthorityBuilder authentication(ClientAuthentication authentication) {
    this.authentication = authentication;
    return this;
  }

  /**
   * What signs assertions.
   *
   * @param signer the signer; none unless set
   * @return this builder
   */
  public OAuthAuthorityBuilder signer(AssertionSigner signer) {
    this.signer = signer;
    return this;
  }

  /**
   * Whether an assertion that was refused for its audience is tried once with the other one.
   *
   * @param audienceFallback false unless set
   * @return this builder
   */
  public OAuthAuthorityBuilder audienceFallback(boolean audienceFallback) {
    this.audienceFallback = audienceFallback;
    return this;
  }

  /**
   * How long a session is assumed to live without activity.
   *
   * @param sessionTimeout the org's setting; two hours unless set
   * @return this builder
   */
  public OAuthAuthorityBuilder sessionTimeout(Duration sessionTimeout) {
    this.sessionTimeout = sessionTimeout;
    return this;
  }

  /**
   * A callback URL of the app, for the link at which a user approves it.
   *
   * @param redirectUri the URL; a placeholder is shown unless set
   * @return this builder
   */
  public OAuthAuthorityBuilder redirectUri(URI redirectUri) {
    this.redirectUri = Optional.of(redirectUri);
    return this;
  }

  /**
   * Who is over Salesforce's login limit.
   *
   * @param limits those of this process unless set
   * @return this builder
   */
  public OAuthAuthorityBuilder limits(LoginLimits limits) {
    this.limits = limits;
    return this;
  }

  /**
   * What time it is here.
   *
   * @param clock the system's unless set
   * @return this builder
   */
  public OAuthAuthorityBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /**
   * Makes the authority. Nothing is read or asked before it is used.
   *
   * @return the authority
   */
  public OAuthAuthority build() {
    return new OAuthAuthority(this);
  }
}
