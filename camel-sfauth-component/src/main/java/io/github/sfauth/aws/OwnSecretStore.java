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

import io.github.sfauth.oauth.CredentialSource;
import io.github.sfauth.oauth.Grant;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.ServerClock;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Binding;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoredToken;
import io.github.sfauth.token.TokenStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A secret that holds one token and nothing else, shared by all processes that log in as the same
 * client for the same purpose.
 *
 * <p>It must exist, and may be empty. Its record says when the token was issued and when it is due:
 * so one process renews it ahead of need, and the others follow. What other programs put there is
 * left alone, and so is the token of another client, user, scope or login URL as long as that is in
 * use; then this one's token stays in memory.
 *
 * <p>Needs the IAM actions {@code secretsmanager:GetSecretValue} and {@code PutSecretValue}; {@code
 * DescribeSecret} makes messages more exact. Thread-safe; its caller owns the client, and closes
 * it.
 */
public final class OwnSecretStore implements TokenStore {

  private static final Logger LOG = LoggerFactory.getLogger(OwnSecretStore.class);

  private final SecretId id;
  private final CredentialSource credentials;
  private final Grant grant;
  private final String issuer;
  private final ServerClock clock;
  private final SecretsManagerErrors errors;
  private final SecretVersions versions;
  private final OwnSecretReader reader;
  private final ChainPublication publication;
  // Few: a client is rarely replaced while a process lives.
  private final Set<Binding> held = ConcurrentHashMap.newKeySet();
  private final AtomicReference<String> lookedBecauseOf = new AtomicReference<>("");
  private final AtomicReference<String> warnedOf = new AtomicReference<>("");

  OwnSecretStore(OwnSecretStoreBuilder builder) {
    this.id = builder.id;
    this.credentials = builder.credentials;
    this.grant = builder.grant;
    this.issuer = builder.issuer;
    this.clock = new ServerClock(builder.clock);
    this.errors = SecretsManagerErrors.ofTokenSecret(builder.client, id);
    this.versions = new SecretVersions(builder.client, id, errors, clock);
    this.reader =
        new OwnSecretReader(versions, errors, builder.guard, builder.sessionTimeout, clock);
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
   * @param guard which hosts a record may name
   * @param credentials who logs in
   * @param grant what is asked with
   * @param sessionTimeout how long a session lives where a record does not say
   * @return a builder with every other setting at its default
   */
  public static OwnSecretStoreBuilder builder(
      SecretsManagerClient client,
      SecretId id,
      HostGuard guard,
      CredentialSource credentials,
      Grant grant,
      Duration sessionTimeout) {
    return new OwnSecretStoreBuilder(client, id, guard, credentials, grant, sessionTimeout);
  }

  @Override
  public StoredToken read() {
    Claim ours = claim();
    OwnSecretReader.Read read = reader.current();
    if (read.isOfAnother(ours.binding()) && isNews(read)) {
      // The client may have been replaced, and another process may know it already.
      ours = hold(Claim.of(credentials.reread(), grant));
      lookedBecauseOf.set(read.version().id());
    }
    OwnVersion current = reader.understood(read, ours);
    if (current.kept() instanceof KeptToken.Unusable unusable) {
      warnOnce(unusable.reason());
    }
    return current.stored();
  }

  private boolean isNews(OwnSecretReader.Read read) {
    return !read.version().id().equals(lookedBecauseOf.get());
  }

  @Override
  public Publication publish(AccessToken token, StoredToken expected) {
    OwnLayout layout = layout();
    return token.isBoundElsewhere(layout.ours().binding())
        ? new Publication.Withheld(Layout.OTHER_CLIENT)
        : publication.publish(layout, token, expected);
  }

  private OwnLayout layout() {
    return new OwnLayout(id, versions, reader, errors, claim(), held::contains, issuer, clock);
  }

  /**
   * Reads the secret, for people. Writes nothing, not even to see whether it may.
   *
   * @return what is in it
   * @throws io.github.sfauth.token.StoreException if it cannot be read, or holds something else
   */
  public TokenSecretView view() {
    OwnLayout layout = layout();
    OwnVersion current = layout.current();
    OwnRecord record = current.record();
    String shown =
        record
            .binding()
            .map(
                binding ->
                    "token number "
                        + record.sequence().getAsLong()
                        + " of binding "
                        + binding
                        + ", written at "
                        + current.version().createdAt())
            .orElse("no token yet: the next login writes it");
    return new TokenSecretView(shown, layout.objection(current));
  }

  /** The record tells when an unchanged token was last renewed. */
  @Override
  public boolean refreshesAhead() {
    return true;
  }

  @Override
  public Duration clockOffset() {
    return clock.correction();
  }

  private Claim claim() {
    return hold(Claim.of(credentials.current(), grant));
  }

  private Claim hold(Claim claim) {
    held.add(claim.binding());
    return claim;
  }

  /** A login replaces that token, so this is no failure; but somebody put it there. */
  private void warnOnce(String reason) {
    if (!reason.equals(warnedOf.getAndSet(reason))) {
      LOG.warn("The token in secret {} is ignored, and a new one is asked for: {}", id, reason);
    }
  }
}
