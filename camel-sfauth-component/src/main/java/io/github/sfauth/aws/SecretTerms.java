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

import io.github.sfauth.oauth.CredentialPart;
import io.github.sfauth.oauth.SigningKey;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * On which terms a secret is read: what it must hold, and what options say instead of it.
 *
 * @param needs what the flow needs beside login URL and consumer key
 * @param loginUrl where to log in, checked, if that is not left to the secret
 * @param username for whom, if that is not left to the secret
 * @param audience the assertion's audience, if that is not left to the secret
 * @param key what to sign with, if that is not left to the secret
 */
public record SecretTerms(
    Set<CredentialPart> needs,
    Optional<URI> loginUrl,
    Optional<String> username,
    Optional<String> audience,
    Optional<SigningKey> key) {

  /** A consumer secret is all that is needed, and nothing is given by options. */
  public static final SecretTerms CLIENT_SECRET =
      new SecretTerms(
          Set.of(CredentialPart.CLIENT_SECRET),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  boolean needs(CredentialPart part) {
    return needs.contains(part);
  }

  /** What people should put into the secret. */
  String expected() {
    StringBuilder members =
        new StringBuilder("Domain (My Domain name, such as acme.my; or LoginUrl), ConsumerKey");
    if (needs(CredentialPart.CLIENT_SECRET)) {
      members.append(", ConsumerSecret");
    }
    if (needs(CredentialPart.KEY) && key.isEmpty()) {
      members.append(", PrivateKey (PEM)");
    }
    if (needs(CredentialPart.USERNAME) && username.isEmpty()) {
      members.append(", Username (the user's name, not the e-mail address)");
    }
    return members.toString();
  }
}
