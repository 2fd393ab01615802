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
package io.github.sfauth.camel.observe;

import java.time.Instant;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;

/**
 * What happened to the token of a connection, for Camel's event notifiers. Its type is {@link
 * CamelEvent.Type#Custom}. It carries no token and no secret.
 */
public final class SfAuthEvent implements CamelEvent {

  /** What happened. */
  public enum Kind {
    /** A login brought a token. */
    OBTAINED,
    /** A token was taken from the store instead of logging in. */
    ADOPTED,
    /** The API refused a token. */
    REJECTED,
    /** Salesforce decided against a login. */
    REFUSED,
    /** Salesforce decided against a login, and nobody but a person who authorises can mend it. */
    REAUTHORISATION_NEEDED
  }

  private final CamelContext source;
  private final Kind kind;
  private final String connection;
  private final String flow;
  private final Optional<String> fingerprint;
  private final Optional<Instant> issuedAt;
  private final Optional<String> reason;
  private volatile long timestamp;

  SfAuthEvent(
      CamelContext source,
      Kind kind,
      String connection,
      String flow,
      Optional<String> fingerprint,
      Optional<Instant> issuedAt,
      Optional<String> reason) {
    this.source = source;
    this.kind = kind;
    this.connection = connection;
    this.flow = flow;
    this.fingerprint = fingerprint;
    this.issuedAt = issuedAt;
    this.reason = reason;
  }

  /**
   * What happened.
   *
   * @return the kind
   */
  public Kind getKind() {
    return kind;
  }

  /**
   * Whose token it is.
   *
   * @return the connection's name
   */
  public String getConnection() {
    return connection;
  }

  /**
   * How the connection logs in.
   *
   * @return the flow
   */
  public String getFlow() {
    return flow;
  }

  /**
   * Which token it was.
   *
   * @return its fingerprint; empty for a refused login
   */
  public Optional<String> getFingerprint() {
    return fingerprint;
  }

  /**
   * When the token was asked for.
   *
   * @return the instant; empty for a refused login
   */
  public Optional<Instant> getIssuedAt() {
    return issuedAt;
  }

  /**
   * Why, with the advice.
   *
   * @return a sentence, where there is something to say
   */
  public Optional<String> getReason() {
    return reason;
  }

  @Override
  public Type getType() {
    return Type.Custom;
  }

  /**
   * Where it happened.
   *
   * @return the context
   */
  @Override
  public CamelContext getSource() {
    return source;
  }

  @Override
  public long getTimestamp() {
    return timestamp;
  }

  @Override
  public void setTimestamp(long timestamp) {
    this.timestamp = timestamp;
  }

  @Override
  public String toString() {
    return "sfauth:"
        + connection
        + " "
        + kind
        + fingerprint.map(text -> " " + text).orElse("")
        + reason.map(text -> ": " + text).orElse("");
  }
}
