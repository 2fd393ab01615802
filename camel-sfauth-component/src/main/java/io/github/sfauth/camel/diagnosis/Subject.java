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
import io.github.sfauth.aws.SharedSecretStore;
import io.github.sfauth.http.SalesforceHttp;
import io.github.sfauth.jwt.JwtSigner;
import io.github.sfauth.oauth.CredentialPart;
import io.github.sfauth.oauth.CredentialSource;
import io.github.sfauth.oauth.Grant;
import io.github.sfauth.oauth.OAuthAuthority;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The parts of one connection that are looked at.
 *
 * @param summary what the options mean by what is known, for people
 * @param warning what is unusual about them
 * @param grant the flow
 * @param needs what the flow needs
 * @param secret the credentials' secret, opened when it is first asked for
 * @param credentials where the credentials come from
 * @param tokenSecret the token's own secret, if it has one, opened when it is first asked for
 * @param signer what signs
 * @param authority what logs in
 * @param http Salesforce's endpoints
 * @param clock this machine's clock
 */
public record Subject(
    Supplier<String> summary,
    Optional<String> warning,
    Grant grant,
    Set<CredentialPart> needs,
    Optional<Supplier<SharedSecretStore>> secret,
    CredentialSource credentials,
    Optional<Supplier<OwnSecretStore>> tokenSecret,
    JwtSigner signer,
    OAuthAuthority authority,
    SalesforceHttp http,
    InstantSource clock) {}
