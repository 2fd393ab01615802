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

/** The place where credentials and token are kept cannot be read, or holds what it should not. */
public final class StoreException extends SfAuthException {

  private static final long serialVersionUID = 1L;

  /**
   * Reports trouble with the store.
   *
   * @param message which secret, the reason, and the fix
   * @param cause what went wrong underneath, or null
   */
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public StoreException again() {
    return new StoreException(String.valueOf(getMessage()), this);
  }
}
