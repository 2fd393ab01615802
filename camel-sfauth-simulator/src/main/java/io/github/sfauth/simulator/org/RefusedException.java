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
package io.github.sfauth.simulator.org;

/** Ends a token request with an error answer. Carries no stack: it is an answer, not a failure. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient OAuthError error;

  RefusedException(OAuthError error) {
    super(error.error(), null, false, false);
    this.error = error;
  }

  RefusedException(TokenRefusal refusal) {
    this(refusal.asError());
  }

  RefusedException(TokenRefusal refusal, String description) {
    this(new OAuthError(refusal.status(), refusal.error(), description));
  }

  OAuthError error() {
    return error;
  }
}
