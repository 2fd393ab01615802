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
package io.github.sfauth.camel.connection;

import io.github.sfauth.token.Secret;
import java.util.Optional;

/**
 * Who logs in, as far as options say.
 *
 * @param secretId name or ARN of the credentials' secret; absent if options give the credentials
 * @param clientId the consumer key
 * @param clientSecret the consumer secret
 * @param loginUrl the login URL, checked
 * @param username the user whom assertions speak for
 * @param audience the assertions' audience
 * @param key what assertions are signed with
 */
public record GivenCredentials(
    Optional<String> secretId,
    Optional<String> clientId,
    Optional<Secret> clientSecret,
    Optional<String> loginUrl,
    Optional<String> username,
    Optional<String> audience,
    GivenKey key) {}
