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
import io.github.sfauth.oauth.CredentialPart;
import io.github.sfauth.oauth.CredentialSource;
import io.github.sfauth.oauth.Grant;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.ServerClock;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoredToken;
import io.github.sfauth.token.TokenStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * One secret with a client's credentials and its token, shared with other processes and with the
 * Python module simple-salesforce-extends.
 *
 * <p>The secret is one flat JSON object: {@code Domain} (or {@code LoginUrl}), {@code ConsumerKey}
 * and {@code ConsumerSecret}, or {@code PrivateKey} and {@code Username}, written by people; {@code
 * SessionId} and {@code Instance}, written by programs, always both. Nothing but these two is ever
 * changed, and only if no other version became current since the one that was merged over. A
 * token's age is its version's {@code CreatedDate}.
 *
 * <p>Needs the IAM actions {@code secretsmanager:GetSecretValue}, {@code PutSecretValue} and {@code
 * UpdateSecretVersionStage}; without the latter two the token stays in memory. Thread-safe; its
 * caller owns the client, and closes it.
 */
public final class SharedSecretStore implements TokenStore, CredentialSource {

  private static final Logger LOG = LoggerFactory.getLogger(SharedSecretStore.class);

  private final SecretId id;
  private final SharedSecretReader reader;
  private final Inspection inspection;
  private final SecretVersions versions;
  private final ChainPublication publication;
  private final Optional<String> memoryOnly;
  private final boolean forAUser;
  private final Optional<Grant> grant;
  private final ServerClock clock;
  // As last read.
  private final AtomicReference<@Nullable SharedSecret> latest = new AtomicReference<>();
  private final AtomicReference<String> warnedOf = new AtomicReference<>("");

  SharedSecretStore(SharedSecretStoreBuilder builder) {
    this.id = builder.id;
    this.memoryOnly = builder.memoryOnly;
    this.inspection = new Inspection(builder.client, builder.id);
    this.grant = builder.grant;
    this.forAUser = builder.terms.needs(CredentialPart.USERNAME);
    SecretsManagerErrors errors = new SecretsManagerErrors(builder.client, id);
    this.clock = new ServerClock(builder.clock);
    this.versions = new SecretVersions(builder.client, id, errors, clock);
    this.reader =
        new SharedSecretReader(
            versions, errors, builder.guard, builder.sessionTimeout, builder.terms, clock);
    this.publication =
        new ChainPublication(
            versions,
            errors,
            new WriteBrake(id, clock),
            new Patience(builder.pause, builder.random));
  }

  /**
   * Starts to describe a store.
   *
   * @param client how to reach Secrets Manager
   * @param id which secret
   * @param guard which hosts the secret may name
   * @param sessionTimeout how long the org lets a session live without activity
   * @return a builder with every other setting at its default
   */
  public static SharedSecretStoreBuilder builder(
      SecretsManagerClient client, SecretId id, HostGuard guard, Duration sessionTimeout) {
    return new SharedSecretStoreBuilder(client, id, guard, sessionTimeout);
  }

  @Override
  public StoredToken read() {
    SharedVersion current = readCurrent();
    if (notOurs(current.secret()).isPresent()) {
      // What lies there belongs to others.
      return new StoredToken(current.id(), current.version().createdAt(), Optional.empty());
    }
    if (current.kept() instanceof KeptToken.Unusable unusable) {
      warnOnce(current.id(), unusable.reason());
    }
    return current.stored();
  }

  @Override
  public Publication publish(AccessToken token, StoredToken expected) {
    return notOurs()
        .<Publication>map(Publication.Withheld::new)
        .orElseGet(
            () ->
                publication.publish(
                    new SharedLayout(versions, reader, objections(token), this::readCurrent),
                    token,
                    expected));
  }

  /** Looks at what the secret holds by now: people may have changed it since a token was asked. */
  private Function<SharedSecret, Optional<String>> objections(AccessToken token) {
    Optional<SharedSecret> asked = Optional.ofNullable(latest.get());
    return secret ->
        notOurs(secret)
            .or(
                () ->
                    asked.map(secret::sameClientAs).orElse(true) && isBoundTo(secret, token)
                        ? Optional.empty()
                        : Optional.of(Layout.OTHER_CLIENT));
  }

  private boolean isBoundTo(SharedSecret secret, AccessToken token) {
    return grant.map(secret.credentials()::binding).filter(token::isBoundElsewhere).isEmpty();
  }

  /** Why a token of this connection has no place in the secret, as far as it is known. */
  private Optional<String> notOurs() {
    return Optional.ofNullable(latest.get()).map(this::notOurs).orElse(memoryOnly);
  }

  private Optional<String> notOurs(SharedSecret secret) {
    if (memoryOnly.isPresent()) {
      return memoryOnly;
    } else if (secret.isManagedByAws()) {
      return Optional.of(
          "secret "
              + id
              + " is managed and rotated by AWS, and never written here; set tokenSecretArn to keep"
              + " the token in a secret of its own");
    }
    return forAUser || secret.user().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the secret names a Username, so the token in it is that user's; give the app's own"
                + " logins another secret, or remove Username");
  }

  /**
   * Whether a refresh may start before the token is refused: not where the token is shared, since
   * the secret cannot say when an unchanged token was last renewed. That it takes no token is known
   * of some secrets only when they were read.
   *
   * @return true if the token is known to live in memory only
   */
  @Override
  public boolean refreshesAhead() {
    return notOurs().isPresent();
  }

  @Override
  public Duration clockOffset() {
    return clock.correction();
  }

  @Override
  public ClientCredentials current() {
    return known().orElseGet(this::reread);
  }

  @Override
  public ClientCredentials reread() {
    return readCurrent().secret().credentials();
  }

  @Override
  public Optional<ClientCredentials> known() {
    return Optional.ofNullable(latest.get()).map(SharedSecret::credentials);
  }

  /**
   * How Secrets Manager would be asked. Looks for AWS credentials, which may ask the network.
   *
   * @return what is known of it
   */
  public AwsAccess access() {
    Optional<String> accessKey = inspection.accessKey();
    return new AwsAccess(
        accessKey.isPresent() || inspection.findsCredentials(),
        accessKey,
        inspection.region(),
        inspection.endpoint());
  }

  /**
   * Reads the secret, and what it holds only as far as that it is a JSON object.
   *
   * @return the names of its members
   * @throws io.github.sfauth.token.StoreException if it cannot be read, or is none
   */
  public Set<String> members() {
    return reader.members();
  }

  private SharedVersion readCurrent() {
    SharedVersion current = reader.current();
    latest.set(current.secret());
    return current;
  }

  /** A login replaces that token, so this is no failure; but somebody put it there. */
  private void warnOnce(String versionId, String reason) {
    if (!versionId.equals(warnedOf.getAndSet(versionId))) {
      LOG.warn("The token in secret {} is ignored, and a new one is asked for: {}", id, reason);
    }
  }
}
