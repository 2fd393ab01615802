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
package io.github.sfauth.jwt;

import io.github.sfauth.oauth.AssertionClaims;
import io.github.sfauth.oauth.AssertionSigner;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.oauth.UnusableKeyException;
import io.github.sfauth.token.TokenUnavailableException;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecurityException;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs with jjwt: RS256 with a private key, HS256 with the client's secret.
 *
 * <p>A private key is read and checked when it is first used, and again only when its text has
 * changed; then the old one is dropped. With the first use come warnings about the certificate
 * beside it. Thread-safe: nobody waits for another, so that at worst two read the same key at once.
 */
public final class JwtSigner implements AssertionSigner {

  private static final Logger LOG = LoggerFactory.getLogger(JwtSigner.class);

  private final Function<SigningKey, KeyMaterial> reader;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

  JwtSigner(Function<SigningKey, KeyMaterial> reader, InstantSource clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * Makes a signer whose keys come with each call, as text.
   *
   * @param clock the time, against which certificates are checked
   * @return a signer that has no key for {@link SigningKey.Installed}
   */
  public static JwtSigner ofText(InstantSource clock) {
    return new JwtSigner(key -> read(key, Optional.empty()), clock);
  }

  /**
   * Makes a signer that has a key.
   *
   * @param key what signs for {@link SigningKey.Installed}
   * @param clock the time, against which certificates are checked
   * @return the signer
   */
  public static JwtSigner ofKey(InstalledKey key, InstantSource clock) {
    return new JwtSigner(source -> read(source, Optional.of(key)), clock);
  }

  /**
   * Signs claims, anew with each call.
   *
   * @throws UnusableKeyException if the key is none that can sign, or a part of jjwt is missing;
   *     its message is made to follow "The private key ", or "The client secret " for HS256
   * @throws TokenUnavailableException if an {@link RsaSigner} fails
   */
  @Override
  public String sign(AssertionClaims claims, SigningKey key) {
    return namingMissingParts(() -> signed(claims, key));
  }

  /**
   * Finds out whether jjwt is whole, by a token that nobody signs and nobody gets.
   *
   * @throws UnusableKeyException if a part of it is missing; its message is made to follow "The
   *     private key "
   */
  public void requireParts() {
    String unused = namingMissingParts(() -> Jwts.builder().subject("nobody").compact());
  }

  private static String namingMissingParts(Supplier<String> token) {
    try {
      return token.get();
    } catch (RuntimeException | LinkageError e) {
      Optional<UnusableKeyException> missing = MissingPart.behind(e);
      if (missing.isPresent()) {
        throw missing.get();
      }
      throw e;
    }
  }

  private String signed(AssertionClaims claims, SigningKey key) {
    JwtBuilder jwt = Assertion.of(claims);
    if (key instanceof SigningKey.Shared shared) {
      return jwt.signWith(SharedKey.of(shared.secret()), Jwts.SIG.HS256).compact();
    }
    PrivateKey privateKey = checked(key).key();
    try {
      return jwt.signWith(privateKey, Rs256.algorithm(privateKey)).compact();
    } catch (SecurityException e) {
      if (e.getCause() instanceof TokenUnavailableException unavailable) {
        throw unavailable;
      }
      throw e.getCause() instanceof UnusableKeyException unusable
          ? unusable
          : Rs256.failed(privateKey, e);
    }
  }

  /**
   * What is known of a key, which is checked as for signing.
   *
   * @param key what to sign with
   * @return what may be shown of it; of the client's secret, its length alone
   * @throws UnusableKeyException if the key is none that can sign; its message is made to follow
   *     "The private key ", or "The client secret " for HS256
   */
  public KeyFacts inspect(SigningKey key) {
    if (key instanceof SigningKey.Shared shared) {
      SecretKey secret = SharedKey.of(shared.secret());
      return new KeyFacts(secret.getEncoded().length * 8, "", Optional.empty(), Optional.empty());
    }
    return checked(key).facts();
  }

  /**
   * What is known of a key, with what is worth a warning now. For where a key that cannot sign is
   * told of elsewhere. Asks no signer: an installed key is known once it has signed.
   *
   * @param key what to sign with
   * @return nothing if it cannot sign, or is the client's secret
   */
  public Optional<KeyReport> report(SigningKey key) {
    Kept seen = kept.get();
    boolean wouldAsk =
        key instanceof SigningKey.Installed && (seen == null || !seen.source.equals(key));
    if (key instanceof SigningKey.Shared || wouldAsk) {
      return Optional.empty();
    }
    try {
      KeyFacts facts = checked(key).facts();
      return Optional.of(new KeyReport(facts, CertificateWarnings.of(facts, clock.instant())));
    } catch (UnusableKeyException e) {
      return Optional.empty();
    }
  }

  private CheckedKey checked(SigningKey source) {
    Kept seen = kept.get();
    CheckedKey key =
        seen != null && seen.source.equals(source) ? seen.key : CheckedKey.of(reader.apply(source));
    warnOnce(seen, new Kept(source, key, CertificateWarnings.of(key.facts(), clock.instant())));
    return key;
  }

  /** Once per key, and again when time brings another warning. */
  private void warnOnce(@Nullable Kept seen, Kept now) {
    boolean same = seen != null && seen.key == now.key && seen.warnings.equals(now.warnings);
    if (!same && kept.compareAndSet(seen, now)) {
      String fingerprint = now.key.facts().fingerprint();
      String which = fingerprint.isEmpty() ? "" : " " + fingerprint;
      now.warnings.forEach(
          warning ->
              LOG.warn("Of the private key{}: the certificate beside it {}", which, warning));
    }
  }

  private static KeyMaterial read(SigningKey source, Optional<InstalledKey> installed) {
    if (source instanceof SigningKey.Pem pem) {
      return PemKeys.read(pem);
    }
    return installed
        .map(InstalledKey::material)
        .orElseThrow(
            () ->
                new UnusableKeyException(
                    "is to be one that is installed, and none is: give a key, a key store or a"
                        + " signer"));
  }

  /** The key that was used last, with what it was read from. */
  private record Kept(SigningKey source, CheckedKey key, List<String> warnings) {}
}
