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

import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.TokenRefusedException;
import io.github.sfauth.token.TokenStatus;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether a connection is ready, from what is in memory: no call on the thread that asks, and no
 * right beyond the component's.
 *
 * <p>UP with a usable token, whatever troubles its renewal or keeps the API from taking it, and
 * when the next exchange would obtain one; DOWN, with the advice, when obtaining one failed;
 * UNKNOWN before the first use. Camel counts an application as ready only if every check is UP, and
 * a route that waits for its first exchange would wait for ever behind a load balancer that waits
 * for readiness: so who asks for readiness alone is told UP instead of UNKNOWN.
 *
 * <p>While DOWN, each call starts in the background what an exchange would start, within the same
 * pauses: it comes back to UP although no exchange passes.
 */
final class ConnectionHealth extends AbstractHealthCheck {

  private final View shown;

  ConnectionHealth(View shown) {
    super("camel", "sfauth:" + shown.name());
    this.shown = shown;
  }

  @Override
  public boolean isLiveness() {
    // A restart mends no secret.
    return false;
  }

  @Override
  public boolean isReadiness() {
    return true;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
    TokenStatus status = shown.status();
    describe(status, result);
    if (status.usable()) {
      result.up();
    } else if (status.trouble().isPresent()) {
      result.message(status.trouble().get().getMessage()).down();
      shown.source().recover();
    } else if (status.state() == TokenStatus.State.ABSENT) {
      result.message("Not used yet");
      if (options.get(CHECK_KIND) == Kind.READINESS) {
        result.up();
      } else {
        result.unknown();
      }
    } else {
      result.message("The next exchange obtains a token").up();
    }
  }

  private void describe(TokenStatus status, HealthCheckResultBuilder result) {
    result.detail("connection", shown.name());
    result.detail("flow", shown.flow());
    result.detail("state", status.state().name());
    status
        .token()
        .ifPresent(
            token ->
                result
                    .detail("ageSeconds", status.age().toSeconds())
                    .detail("fingerprint", token.value().fingerprint()));
    status.brake().ifPresent(left -> result.detail("brakedForSeconds", left.toSeconds()));
    status
        .trouble()
        .ifPresentOrElse(
            trouble -> describe(trouble, result),
            () -> View.brake(status).ifPresent(why -> result.detail("reason", why)));
  }

  /** As details too: some who show health leave out the message. */
  private static void describe(SfAuthException trouble, HealthCheckResultBuilder result) {
    result.detail("reason", trouble.getMessage());
    if (trouble instanceof TokenRefusedException refused) {
      result.detail("code", refused.refusal().code());
      result.detail("advice", refused.refusal().advice());
    }
  }
}
