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

import io.github.sfauth.aws.AwsAccess;
import io.github.sfauth.aws.SharedSecretStore;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.token.SfAuthException;
import java.util.List;
import java.util.Optional;

/** AWS, the secret, and the credentials in it or in the options. For one thread. */
final class CredentialChecks {

  private final Subject subject;
  private final List<Finding> findings;

  CredentialChecks(Subject subject, List<Finding> findings) {
    this.subject = subject;
    this.findings = findings;
  }

  Optional<ClientCredentials> run() {
    if (subject.secret().isEmpty()) {
      findings.add(Finding.skip(Check.AWS, "the credentials are options"));
      findings.add(Finding.skip(Check.SECRET, "the credentials are options"));
    } else if (!secret()) {
      findings.add(Finding.skip(Check.CREDENTIALS, "the secret cannot be read"));
      return Optional.empty();
    }
    try {
      ClientCredentials credentials = subject.credentials().reread();
      findings.add(Finding.pass(Check.CREDENTIALS, shown(credentials)));
      return Optional.of(credentials);
    } catch (SfAuthException failure) {
      findings.add(Finding.fail(Check.CREDENTIALS, failure));
      return Optional.empty();
    }
  }

  private boolean secret() {
    SharedSecretStore store;
    try {
      store = subject.secret().orElseThrow().get();
    } catch (SfAuthException failure) {
      findings.add(Finding.fail(Check.AWS, failure));
      findings.add(Finding.skip(Check.SECRET, "AWS cannot be asked"));
      return false;
    }
    findings.add(aws(store.access()));
    try {
      String names = String.join(", ", store.members());
      findings.add(Finding.pass(Check.SECRET, "a JSON object with the members " + names));
      return true;
    } catch (SfAuthException failure) {
      findings.add(Finding.fail(Check.SECRET, failure));
      return false;
    }
  }

  private static Finding aws(AwsAccess access) {
    String where =
        access.region().map(region -> "region " + region).orElse("a client that was given")
            + access.endpoint().map(endpoint -> " at " + endpoint).orElse("");
    return access.credentialsFound()
        ? Finding.pass(
            Check.AWS,
            "credentials found"
                + access.accessKey().map(end -> " (access key …" + end + ")").orElse("")
                + ", "
                + where)
        : Finding.fail(
            Check.AWS,
            "no AWS credentials are found, " + where,
            "Give the process a role (EKS, ECS, EC2), set AWS_ACCESS_KEY_ID and"
                + " AWS_SECRET_ACCESS_KEY, or use the options accessKey and secretKey, or"
                + " useProfileCredentialsProvider and profileCredentialsName.");
  }

  private static String shown(ClientCredentials credentials) {
    return "consumer key …"
        + tail(credentials.clientId())
        + ", login host "
        + credentials.loginUrl().getAuthority()
        + credentials.username().map(name -> ", user " + name).orElse("");
  }

  /** A consumer key is public; its end tells two apps apart. */
  private static String tail(String clientId) {
    return clientId.substring(Math.max(0, clientId.length() - 4));
  }
}
