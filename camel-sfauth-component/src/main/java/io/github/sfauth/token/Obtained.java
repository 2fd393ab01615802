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

/**
 * What a flight brings home.
 *
 * @param token a token that is new to us, or renewed
 * @param stored the store's version last seen
 * @param issuedToUs whether it is the token of our own login
 * @param debt whether and when it is to be stored
 */
record Obtained(AccessToken token, StoredToken stored, boolean issuedToUs, Debt debt) {

  /** How storing it ended. */
  Publisher.End end() {
    return new Publisher.End.Kept(stored, debt);
  }
}
