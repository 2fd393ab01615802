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

import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.SfAuthException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the whole chain of one connection: what is fit before a login, one login, and what
 * its token is good for. The token is neither kept nor revoked. What builds on a failed step is
 * skipped. Blocks; thread-safe, as each run has findings of its own.
 */
public final class Diagnosis {

  private final Subject subject;

  /**
   * Makes one; nothing is looked at yet.
   *
   * @param subject what to look at
   */
  public Diagnosis(Subject subject) {
    this.subject = subject;
  }

  /**
   * Looks at everything.
   *
   * @return one finding per check, in their order
   */
  public List<Finding> run() {
    return new Run().findings();
  }

  /** One run. */
  private final class Run {

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> findings() {
      findings.add(options());
      Optional<ClientCredentials> credentials = new CredentialChecks(subject, findings).run();
      new StoreChecks(subject, findings).run(credentials);
      boolean keyFits = new KeyChecks(subject, findings).run(credentials);
      boolean hostFits = new HostChecks(subject, findings).run(credentials);
      Optional<AccessToken> token = Optional.empty();
      if (credentials.isPresent() && keyFits && hostFits) {
        token = login();
      } else {
        findings.add(Finding.skip(Check.LOGIN, "what it needs failed above"));
      }
      new TokenChecks(subject, findings).run(token, credentials);
      return List.copyOf(findings);
    }

    private Finding options() {
      return subject
          .warning()
          .map(warning -> Finding.warn(Check.OPTIONS, subject.summary().get(), warning))
          .orElseGet(() -> Finding.pass(Check.OPTIONS, subject.summary().get()));
    }

    private Optional<AccessToken> login() {
      try {
        AccessToken token = subject.authority().issue(subject.clock().instant());
        findings.add(
            Finding.pass(
                Check.LOGIN,
                "Salesforce gave a token for "
                    + token.instanceUrlText()
                    + (token.scope().isEmpty() ? "" : " with the scopes " + token.scope())));
        return Optional.of(token);
      } catch (SfAuthException failure) {
        findings.add(Finding.fail(Check.LOGIN, failure));
        return Optional.empty();
      }
    }
  }
}
