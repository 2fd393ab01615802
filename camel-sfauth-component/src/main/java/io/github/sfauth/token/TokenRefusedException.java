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
 * A decision against us: it stays until a setting is changed or a person acts.
 *
 * @serial exclude
 */
public final class TokenRefusedException extends SfAuthException {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  /**
   * Reports a refusal.
   *
   * @param refusal what was decided, and the advice
   */
  public TokenRefusedException(Refusal refusal) {
    this(refusal, null);
  }

  private TokenRefusedException(Refusal refusal, @Nullable Throwable cause) {
    super(refusal.sentence(), cause);
    this.refusal = refusal;
  }

  /**
   * The decision.
   *
   * @return code, description, host, flow and advice
   */
  public Refusal refusal() {
    return refusal;
  }

  @Override
  public TokenRefusedException again() {
    return new TokenRefusedException(refusal, this);
  }
}
