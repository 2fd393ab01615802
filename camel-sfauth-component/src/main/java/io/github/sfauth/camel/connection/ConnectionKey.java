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

/**
 * What makes two endpoints mean the same token source, known from configuration alone.
 *
 * @param flow the flow's name
 * @param secretId name or ARN of the credentials' secret; empty if the credentials are options
 * @param clientId the consumer key, where it is an option; else empty
 * @param loginUrl the login URL, where it is an option; else empty
 * @param username the user, where it is an option; else empty
 * @param audience the audience, where it is an option; else empty
 * @param scope the scope asked for; empty for all
 * @param awsIdentity region, endpoint and identity that AWS is asked with; shows no secret
 */
public record ConnectionKey(
    String flow,
    String secretId,
    String clientId,
    String loginUrl,
    String username,
    String audience,
    String scope,
    Object awsIdentity) {}
