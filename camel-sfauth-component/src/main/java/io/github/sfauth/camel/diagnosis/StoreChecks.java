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

import io.github.sfauth.aws.OwnSecretStore;
import io.github.sfauth.aws.TokenSecretView;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.token.SfAuthException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The token's own secret, if it has one. For one thread. */
final class StoreChecks {

  private final Subject subject;
  private final List<Finding> findings;

  StoreChecks(Subject subject, List<Finding> findings) {
    this.subject = subject;
    this.findings = findings;
  }

  void run(Optional<ClientCredentials> credentials) {
    subject.tokenSecret().map(secret -> look(secret, credentials)).ifPresent(findings::add);
  }

  private static Finding look(
      Supplier<OwnSecretStore> secret, Optional<ClientCredentials> credentials) {
    if (credentials.isEmpty()) {
      return Finding.skip(Check.STORE, "without credentials nobody knows whose token is expected");
    }
    try {
      TokenSecretView view = secret.get().view();
      String shown = view.shown() + "; whether it may be written is not tried";
      return view.objection()
          .map(objection -> Finding.warn(Check.STORE, shown, objection))
          .orElseGet(() -> Finding.pass(Check.STORE, shown));
    } catch (SfAuthException failure) {
      return Finding.fail(Check.STORE, failure);
    }
  }
}
