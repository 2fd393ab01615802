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
package io.github.sfauth.token;

import org.jspecify.annotations.Nullable;

/**
 * Why there is no token. Three kinds, so that a route can match on what to do next: a decision that
 * needs a fix ({@link TokenRefusedException}), trouble that passes ({@link
 * TokenUnavailableException}), and trouble with the place where credentials and token are kept
 * ({@link StoreException}). Messages carry no secret.
 */
public abstract sealed class SfAuthException extends RuntimeException
    permits TokenRefusedException, TokenUnavailableException, StoreException {

  private static final long serialVersionUID = 1L;

  SfAuthException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * The same failure for one more caller, so that callers do not share one exception's trace.
   *
   * @return a new exception of the same kind and message, caused by this one
   */
  public abstract SfAuthException again();
}
