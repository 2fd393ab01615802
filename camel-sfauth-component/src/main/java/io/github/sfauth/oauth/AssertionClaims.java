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
package io.github.sfauth.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * What a JWT assertion says (RFC 7523, section 3). Its times go on the wire as JSON integers of
 * seconds, its audience as one string.
 *
 * @param issuer {@code iss}: the consumer key
 * @param subject {@code sub}: the user name, or the consumer key where the client proves itself
 * @param audience {@code aud}: who is to accept it
 * @param expiresAt {@code exp}
 * @param id {@code jti}; absent where none is asked for
 */
public record AssertionClaims(
    String issuer, String subject, String audience, Instant expiresAt, Optional<String> id) {}
