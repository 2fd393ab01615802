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

import static io.github.sfauth.aws.SecretDocument.quoted;

import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.IdentityUrl;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Binding;
import io.github.sfauth.token.Lifetime;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A token as a secret of its own keeps it: one JSON object. Members that are not known here are
 * kept when it is written anew; one of a later schema is read as far as it is understood. All
 * processes that share a secret must agree on this form, whatever their version.
 *
 * @param document the object as it was read
 * @param schema which form it has; none if there is no token in it yet
 */
record OwnRecord(SecretDocument document, OptionalLong schema) {

  /** The form that is written here. */
  static final long SCHEMA = 1;

  private static final String ACCESS_TOKEN = "accessToken";
  private static final String BINDING = "binding";
  private static final String EXPIRES_AT = "expiresAt";
  private static final String HORIZON = "horizon";
  private static final String IDENTITY_URL = "identityUrl";
  private static final String INSTANCE_URL = "instanceUrl";
  private static final String ISSUED_AT = "issuedAt";
  private static final String ISSUER = "issuer";
  private static final String PARENT = "parent";
  private static final String SCHEMA_MEMBER = "schema";
  private static final String SCOPE = "scope";
  private static final String SEQUENCE = "sequence";

  /** What a secret holds that was never written to, or was emptied. */
  static final OwnRecord NONE = new OwnRecord(SecretDocument.EMPTY, OptionalLong.empty());

  /**
   * Reads the object.
   *
   * @throws IllegalArgumentException if it is something else; the message quotes nothing
   */
  static OwnRecord of(SecretDocument document) {
    OptionalLong schema = document.integer(SCHEMA_MEMBER);
    boolean ours =
        schema.isPresent()
            && schema.getAsLong() >= SCHEMA
            && document.integer(SEQUENCE).isPresent()
            && document.string(BINDING).isPresent();
    if (!ours && !document.names().isEmpty()) {
      throw new IllegalArgumentException(
          "holds something else than a token that was stored here (its members: "
              + document.shownNames()
              + ")");
    }
    return new OwnRecord(document, schema);
  }

  OptionalLong sequence() {
    return document.integer(SEQUENCE);
  }

  /** Whose token it is; nobody's if there is none. */
  Optional<Binding> binding() {
    return document.string(BINDING).map(Binding::new);
  }

  /** Which process wrote it. */
  String issuer() {
    return document.string(ISSUER).orElse("unknown");
  }

  /** Whether it was written by a later version of this component. */
  boolean isOfLaterSchema() {
    return schema.isPresent() && schema.getAsLong() > SCHEMA;
  }

  /** Until when whoever wrote it may still count on it. */
  Instant usedUntil(Instant createdAt) {
    return Stream.of(HORIZON, EXPIRES_AT)
        .flatMap(name -> instant(name, createdAt).stream())
        .max(Instant::compareTo)
        .orElse(createdAt);
  }

  /**
   * The token in it.
   *
   * @param createdAt when its version was written
   * @param sessionTimeout how long it is assumed to live where the record does not say
   */
  KeptToken token(HostGuard guard, URI loginUrl, Instant createdAt, Duration sessionTimeout) {
    return KeptToken.in(
        document,
        ACCESS_TOKEN,
        INSTANCE_URL,
        guard,
        loginUrl,
        (value, instanceUrl) -> {
          Instant saidToBeIssued = instant(ISSUED_AT, createdAt).orElse(createdAt);
          // Nobody stores a token before it is issued: then the issuer's clock is fast.
          Instant issuedAt = saidToBeIssued.isAfter(createdAt) ? createdAt : saidToBeIssued;
          Duration fast = Duration.between(issuedAt, saidToBeIssued);
          Function<String, Optional<Instant>> corrected =
              name -> instant(name, createdAt).map(at -> at.minus(fast));
          return new AccessToken(
              value,
              instanceUrl,
              document.string(IDENTITY_URL).flatMap(IdentityUrl::checked),
              issuedAt,
              lifetime(issuedAt, corrected, sessionTimeout),
              document.string(SCOPE).orElse(""));
        });
  }

  private static Lifetime lifetime(
      Instant issuedAt, Function<String, Optional<Instant>> instants, Duration sessionTimeout) {
    Optional<Instant> expiresAt = instants.apply(EXPIRES_AT);
    if (expiresAt.isPresent()) {
      return new Lifetime.Declared(expiresAt.get());
    }
    return instants
        .apply(HORIZON)
        .filter(issuedAt::isBefore)
        .map(horizon -> Lifetime.Assumed.withHorizon(issuedAt, horizon))
        .orElse(new Lifetime.Assumed(sessionTimeout));
  }

  private Optional<Instant> instant(String name, Instant createdAt) {
    try {
      return document
          .string(name)
          .map(Instant::parse)
          // One that is farther off somebody put there: arithmetic with it would fail.
          .filter(at -> Duration.between(createdAt, at).abs().compareTo(Lifetime.LONGEST) <= 0);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The same text with another token. All times in a record are those of AWS's clock. */
  String with(AccessToken token, Binding binding, long sequence, String issuer, String parent) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put(SCHEMA_MEMBER, Long.toString(SCHEMA));
    members.put(SEQUENCE, Long.toString(sequence));
    members.put(BINDING, quoted(binding.digest()));
    members.put(ACCESS_TOKEN, quoted(token.value().reveal()));
    members.put(INSTANCE_URL, quoted(token.instanceUrlText()));
    members.put(IDENTITY_URL, orNull(token.identityUrl().map(URI::toString)));
    members.put(SCOPE, quoted(token.scope()));
    members.put(ISSUED_AT, text(token.issuedAt()));
    members.put(
        EXPIRES_AT,
        token.lifetime() instanceof Lifetime.Declared declared
            ? text(declared.expiresAt())
            : orNull(Optional.empty()));
    members.put(HORIZON, text(token.horizon()));
    members.put(ISSUER, quoted(issuer));
    members.put(PARENT, quoted(parent));
    return document.withJson(members);
  }

  private static String text(Instant instant) {
    return quoted(instant.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private static String orNull(Optional<String> text) {
    return text.map(SecretDocument::quoted).orElse("null");
  }
}
