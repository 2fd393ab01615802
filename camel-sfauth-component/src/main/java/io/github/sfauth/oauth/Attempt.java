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

/**
 * The credentials of one request.
 *
 * @param asked as they are kept
 * @param with as they are used: the audience may be another one
 */
record Attempt(ClientCredentials asked, ClientCredentials with) {

  static Attempt of(ClientCredentials asked) {
    return new Attempt(asked, asked);
  }

  Attempt withOtherAudience() {
    String used = Audience.of(with).orElseThrow();
    return new Attempt(asked, with.withAudience(Audience.other(used, with.loginUrl())));
  }
}
