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
package io.github.sfauth.token;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A token, and where it is good for: value and instance URL are one, and are always read together.
 *
 * <p>A class rather than a record, because the finished header value is derived once and kept.
 * Immutable.
 */
public final class AccessToken {

  /**
   * Stores keep times less exactly than they are known here, and set right what clocks that
   * disagree put into the future: up to here that is no renewal. More than the minute by which
   * clocks may differ unnoticed.
   */
  private static final Duration CLEARLY = Duration.ofMinutes(2);

  private final Secret value;
  private final URI instanceUrl;
  private final Optional<URI> identityUrl;
  private final Instant issuedAt;
  private final Lifetime lifetime;
  private final String scope;
  private final Optional<Binding> binding;
  private final String authorization;
  private final String instanceUrlText;

  /**
   * Puts a token together of which it is not known whose it is.
   *
   * @param value the token itself
   * @param instanceUrl base URL of the API, without a slash at the end
   * @param identityUrl the user's identity URL, where known
   * @param issuedAt the instant before the request for it was sent
   * @param lifetime how long it lasts
   * @param scope the granted scopes with spaces between; empty if unknown
   */
  public AccessToken(
      Secret value,
      URI instanceUrl,
      Optional<URI> identityUrl,
      Instant issuedAt,
      Lifetime lifetime,
      String scope) {
    this(value, instanceUrl, identityUrl, issuedAt, lifetime, scope, Optional.empty());
  }

  /**
   * Puts a token together.
   *
   * @param value the token itself
   * @param instanceUrl base URL of the API, without a slash at the end
   * @param identityUrl the user's identity URL, where known
   * @param issuedAt the instant before the request for it was sent
   * @param lifetime how long it lasts
   * @param scope the granted scopes with spaces between; empty if unknown
   * @param binding what it was asked for, where known
   */
  public AccessToken(
      Secret value,
      URI instanceUrl,
      Optional<URI> identityUrl,
      Instant issuedAt,
      Lifetime lifetime,
      String scope,
      Optional<Binding> binding) {
    this.value = Objects.requireNonNull(value, "value");
    this.instanceUrl = Objects.requireNonNull(instanceUrl, "instanceUrl");
    this.identityUrl = Objects.requireNonNull(identityUrl, "identityUrl");
    this.issuedAt = Objects.requireNonNull(issuedAt, "issuedAt");
    this.lifetime = Objects.requireNonNull(lifetime, "lifetime");
    this.scope = Objects.requireNonNull(scope, "scope");
    this.binding = Objects.requireNonNull(binding, "binding");
    this.authorization = "Bearer " + value.reveal();
    this.instanceUrlText = instanceUrl.toString();
  }

  /**
   * The token itself.
   *
   * @return the value
   */
  public Secret value() {
    return value;
  }

  /**
   * Where the API answers.
   *
   * @return base URL without a slash at the end
   */
  public URI instanceUrl() {
    return instanceUrl;
  }

  /**
   * The instance URL as text, built once.
   *
   * @return base URL without a slash at the end
   */
  public String instanceUrlText() {
    return instanceUrlText;
  }

  /**
   * The user's identity URL, {@code https://host/id/orgId/userId}.
   *
   * @return the URL, where it is known; a secret shared with other clients does not keep it
   */
  public Optional<URI> identityUrl() {
    return identityUrl;
  }

  /**
   * When it was asked for.
   *
   * @return the instant before the request was sent
   */
  public Instant issuedAt() {
    return issuedAt;
  }

  /**
   * How long it lasts.
   *
   * @return proof or guess
   */
  public Lifetime lifetime() {
    return lifetime;
  }

  /**
   * From when on a refresh is due, as far as its lifetime says.
   *
   * @return the start of the window in which it is renewed ahead of need
   */
  public Instant horizon() {
    return Instant.ofEpochMilli(RefreshSchedule.of(this, Instant.EPOCH).advisoryAt());
  }

  /**
   * The same token, with the times of its issue and of a declared end told by another clock. An
   * assumed lifetime is as long by every clock.
   *
   * @param ahead how far that clock is ahead of the one by which they are told now
   * @return a token of the same value and binding
   */
  public AccessToken byClock(Duration ahead) {
    return ahead.isZero()
        ? this
        : new AccessToken(
            value,
            instanceUrl,
            identityUrl,
            issuedAt.plus(ahead),
            lifetime instanceof Lifetime.Declared declared
                ? new Lifetime.Declared(declared.expiresAt().plus(ahead))
                : lifetime,
            scope,
            binding);
  }

  /**
   * What it may be used for.
   *
   * @return scopes with spaces between; empty if unknown
   */
  public String scope() {
    return scope;
  }

  /**
   * Whether it was asked for on behalf of another client, user, scope or org.
   *
   * @param ours what tokens are asked for now
   * @return false if it was asked for the same, or if that is not known
   */
  public boolean isBoundElsewhere(Binding ours) {
    return binding.filter(own -> !own.equals(ours)).isPresent();
  }

  /**
   * The value of the HTTP header {@code Authorization}, built once (RFC 6750, section 2.1).
   *
   * @return {@code Bearer} and the token; never to be shown
   */
  public String authorization() {
    return authorization;
  }

  /**
   * Whether another token has the same value, whatever else is known of either.
   *
   * @param other another token
   * @return true if a server could not tell them apart
   */
  public boolean sameValueAs(AccessToken other) {
    return value.equals(other.value);
  }

  /** Whether it is the same token, asked for clearly later. */
  boolean isRenewalOf(AccessToken known) {
    return sameValueAs(known) && Duration.between(known.issuedAt, issuedAt).compareTo(CLEARLY) > 0;
  }

  /** Shows the fingerprint and the instance only. */
  @Override
  public String toString() {
    return "AccessToken[" + value.fingerprint() + " at " + instanceUrlText + "]";
  }
}
