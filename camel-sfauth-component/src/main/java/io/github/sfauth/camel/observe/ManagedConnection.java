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

import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.RefreshEnd;
import io.github.sfauth.token.Refusal;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.TokenCounts;
import io.github.sfauth.token.TokenSource;
import io.github.sfauth.token.TokenStatus;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A connection as JMX shows it. Attributes are read from memory; what is not known is null. Tokens
 * appear by fingerprint only.
 */
@ManagedResource(description = "Connection to Salesforce")
public final class ManagedConnection {

  /** Longer than any flight takes. */
  private static final int LONGEST_WAIT_SECONDS = 60;

  private final View shown;

  ManagedConnection(View shown) {
    this.shown = shown;
  }

  /**
   * The connection's name.
   *
   * @return the name in the endpoint's URI
   */
  @ManagedAttribute(description = "Name of the connection")
  public String getConnection() {
    return shown.name();
  }

  /**
   * How it logs in.
   *
   * @return the flow
   */
  @ManagedAttribute(description = "Flow it logs in with")
  public String getFlow() {
    return shown.flow();
  }

  /**
   * Where the token is kept.
   *
   * @return the layout
   */
  @ManagedAttribute(description = "Where the token is kept: shared, own or memory")
  public String getLayout() {
    return shown.connection().layout().label();
  }

  /**
   * Where the token is in its life.
   *
   * @return the state's name
   */
  @ManagedAttribute(description = "State of the token: ABSENT, FRESH, STALE, EXPIRED or DENIED")
  public String getState() {
    return tokenStatus().state().name();
  }

  /**
   * Time since the token was asked for.
   *
   * @return seconds; null without a token
   */
  @ManagedAttribute(description = "Age of the token in seconds")
  public @Nullable Long getTokenAgeSeconds() {
    TokenStatus status = tokenStatus();
    return status.token().map(any -> status.age().toSeconds()).orElse(null);
  }

  /**
   * Time until a refresh begins by itself.
   *
   * @return seconds; null if none will
   */
  @ManagedAttribute(description = "Seconds until a refresh begins by itself")
  public @Nullable Long getRefreshDueInSeconds() {
    return tokenStatus().refreshDue().map(Duration::toSeconds).orElse(null);
  }

  /**
   * The token's short name.
   *
   * @return its fingerprint; null without a token
   */
  @ManagedAttribute(description = "Fingerprint of the token")
  public @Nullable String getFingerprint() {
    return tokenStatus().token().map(token -> token.value().fingerprint()).orElse(null);
  }

  /**
   * Where the token is good for.
   *
   * @return the instance URL; null without a token
   */
  @ManagedAttribute(description = "Instance URL of the token")
  public @Nullable String getInstanceUrl() {
    return tokenStatus().token().map(AccessToken::instanceUrlText).orElse(null);
  }

  /**
   * The store's version that holds the token.
   *
   * @return its name; null if it is not stored
   */
  @ManagedAttribute(description = "Version of the secret that holds the token")
  public @Nullable String getStoreVersion() {
    return tokenStatus().storeVersion().orElse(null);
  }

  /**
   * Successful logins.
   *
   * @return since the connection was made
   */
  @ManagedAttribute(description = "Successful logins")
  public long getLogins() {
    return counts().logins();
  }

  /**
   * Tokens taken from the store instead of logging in.
   *
   * @return since the connection was made
   */
  @ManagedAttribute(description = "Tokens taken from the store instead of logging in")
  public long getAdoptions() {
    return counts().adoptions();
  }

  /**
   * Tokens that the API refused.
   *
   * @return since the connection was made
   */
  @ManagedAttribute(description = "Tokens that the API refused")
  public long getRejections() {
    return counts().rejections();
  }

  /**
   * Attempts to obtain a token that Salesforce refused.
   *
   * @return since the connection was made
   */
  @ManagedAttribute(description = "Attempts to obtain a token that Salesforce refused")
  public long getRefusals() {
    return counts().refreshes().getOrDefault(RefreshEnd.REFUSED, 0L);
  }

  /**
   * Attempts to obtain a token that failed for a reason that passes.
   *
   * @return since the connection was made
   */
  @ManagedAttribute(description = "Attempts to obtain a token that failed for a passing reason")
  public long getFailures() {
    return counts().refreshes().getOrDefault(RefreshEnd.FAILED, 0L);
  }

  /**
   * Tokens kept in memory although there is a store.
   *
   * @return since the connection was made
   */
  @ManagedAttribute(description = "Tokens kept in memory although there is a store")
  public long getHeldWrites() {
    return counts().heldWrites();
  }

  /**
   * Exchanges that wait for a token.
   *
   * @return about how many
   */
  @ManagedAttribute(description = "Exchanges that wait for a token, about")
  public int getWaiting() {
    return tokenStatus().waiting();
  }

  /**
   * The last refused login, with the advice.
   *
   * @return a sentence; null if none was refused
   */
  @ManagedAttribute(description = "The last refused login, with the advice")
  public @Nullable String getLastRefusal() {
    return tokenStatus().lastRefusal().map(Refusal::sentence).orElse(null);
  }

  /**
   * Why the last attempt to obtain a token brought none.
   *
   * @return a sentence; null if it did
   */
  @ManagedAttribute(description = "Why the last attempt to obtain a token brought none")
  public @Nullable String getTrouble() {
    return tokenStatus().trouble().map(Throwable::getMessage).orElse(null);
  }

  /**
   * For how long no login is made, because the API refuses the token of a fresh one too.
   *
   * @return seconds; null if one would be made
   */
  @ManagedAttribute(
      description = "Seconds without logins, as the API refuses the token of a fresh one too")
  public @Nullable Long getBrakedForSeconds() {
    return tokenStatus().brake().map(Duration::toSeconds).orElse(null);
  }

  /**
   * Gives the token in hand up, as if the API had refused it. One that is fresh from a login is
   * kept, as another login would cure nothing.
   *
   * @return what was done
   */
  @ManagedOperation(
      description =
          "Gives up the token in hand, as if the API had refused it; one that is fresh from a login"
              + " is kept, and no login made for a while")
  public String reject() {
    return tokenStatus().token().map(this::reject).orElse("There is no token in hand");
  }

  private String reject(AccessToken token) {
    String fingerprint = token.value().fingerprint();
    shown.source().reject(token);
    TokenStatus after = tokenStatus();
    return View.brake(after)
        .filter(why -> after.token().filter(token::sameValueAs).isPresent())
        .map(why -> "Kept: " + fingerprint + ". " + why + "; refresh makes one all the same")
        .orElse("Given up: " + fingerprint);
  }

  /**
   * Obtains a token anew; the one in hand goes on meanwhile.
   *
   * @param seconds how long to wait for it, 60 at most; 0 to go on in the background
   * @return how it ended, or that it goes on
   */
  @ManagedOperation(
      description =
          "Obtains a token anew while the one in hand goes on; waits for it up to so many seconds"
              + " (60 at most, 0 for not at all)")
  public String refresh(int seconds) {
    TokenSource source = shown.source();
    CompletionStage<AccessToken> stage = source.refresh();
    try {
      AccessToken token =
          stage
              .toCompletableFuture()
              .get(Math.min(Math.max(0, seconds), LONGEST_WAIT_SECONDS), TimeUnit.SECONDS);
      String trouble = getTrouble();
      return trouble == null
          ? "Obtained: " + token.value().fingerprint()
          : "Kept: " + token.value().fingerprint() + ". " + trouble;
    } catch (TimeoutException e) {
      return "Under way";
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return "Failed. " + (cause instanceof SfAuthException ? cause.getMessage() : cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "Under way";
    }
  }

  /**
   * All that is known.
   *
   * @return the same as of {@code operation=status}, as JSON
   */
  @ManagedOperation(description = "All that is known of the connection, as JSON")
  public String status() {
    return new JsonObject(StatusReport.of(shown.connection(), shown.name())).toJson();
  }

  private TokenStatus tokenStatus() {
    return shown.status();
  }

  private TokenCounts counts() {
    return tokenStatus().counts();
  }
}
