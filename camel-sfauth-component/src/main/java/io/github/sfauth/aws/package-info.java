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
/**
 * Credentials and token in AWS Secrets Manager: the client, reading and writing one secret, the
 * chain of versions that makes publication a compare-and-swap, and every failure as an error with
 * its fix. It knows the token and oauth packages and the AWS SDK. It must not know Camel, the token
 * endpoint or how a token is obtained.
 */
@NullMarked
package io.github.sfauth.aws;

import org.jspecify.annotations.NullMarked;
