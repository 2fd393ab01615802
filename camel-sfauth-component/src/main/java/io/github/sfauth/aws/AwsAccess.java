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

import java.util.Optional;

/**
 * How Secrets Manager is asked, as far as it is known without asking it.
 *
 * @param credentialsFound whether AWS credentials are found
 * @param accessKey the last four characters of the access key id, which is no secret
 * @param region the region that is asked
 * @param endpoint where it is asked instead of the region's own endpoint
 */
public record AwsAccess(
    boolean credentialsFound,
    Optional<String> accessKey,
    Optional<String> region,
    Optional<String> endpoint) {}
