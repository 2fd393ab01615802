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
package io.github.sfauth.camel.diagnosis;

import io.github.sfauth.http.LoginHostProbe.LoginHost;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.Objection;
import io.github.sfauth.oauth.ServerClock;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The host to log in at, and its clock. For one thread. */
final class HostChecks {

  private static final String SPELLING =
      "Check the spelling of the My Domain (Setup > My Domain shows it; secret keys Domain and"
          + " LoginUrl, option loginUrl), and that network and proxy let this machine reach it.";

  private final Subject subject;
  private final List<Finding> findings;

  HostChecks(Subject subject, List<Finding> findings) {
    this.subject = subject;
    this.findings = findings;
  }

  /** Whether a login may be tried. */
  boolean run(Optional<ClientCredentials> credentials) {
    if (credentials.isEmpty()) {
      findings.add(Finding.skip(Check.HOST, "there are no credentials"));
      findings.add(Finding.skip(Check.CLOCK, "no host is known"));
      return false;
    }
    URI loginUrl = credentials.get().loginUrl();
    LoginHost host;
    try {
      host = subject.http().loginHost().ask(loginUrl);
    } catch (TokenUnavailableException e) {
      findings.add(Finding.fail(Check.HOST, String.valueOf(e.getMessage()), SPELLING));
      findings.add(Finding.skip(Check.CLOCK, "nobody answers"));
      return false;
    }
    Finding fits = host(loginUrl, host, credentials.get());
    findings.add(fits);
    findings.add(clock(host));
    return !fits.failed();
  }

  private Finding host(URI loginUrl, LoginHost host, ClientCredentials credentials) {
    Optional<String> objection = Objection.to(subject.grant(), loginUrl, credentials.audience());
    if (objection.isPresent()) {
      return Finding.fail(Check.HOST, loginUrl + " does not suit the flow", objection.get());
    } else if (!host.isLoginHost()) {
      return Finding.fail(
          Check.HOST,
          loginUrl.getAuthority()
              + " does not answer like a login host of Salesforce's (HTTP "
              + host.status()
              + ")",
          SPELLING);
    }
    return Finding.pass(Check.HOST, loginUrl + " is a login host");
  }

  private Finding clock(LoginHost host) {
    if (host.serverTime().isEmpty()) {
      return Finding.skip(Check.CLOCK, "the host does not say what time it is");
    }
    ServerClock clock = ServerClock.learnedFrom(host.serverTime().get(), subject.clock());
    return clock
        .difference()
        .map(
            difference ->
                Finding.fail(
                    Check.CLOCK,
                    difference.detail(),
                    difference.fix() + " Assertions are dated by the host's clock meanwhile."))
        .orElseGet(
            () ->
                Finding.pass(
                    Check.CLOCK,
                    "within " + ServerClock.TOLERATED.toSeconds() + " s of the host's"));
  }
}
