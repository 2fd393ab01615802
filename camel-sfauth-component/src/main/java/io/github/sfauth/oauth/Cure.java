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

import io.github.sfauth.token.RetryClass;
import java.util.Locale;
import java.util.Set;

/**
 * One row of the table of refusals.
 *
 * @param codes the error codes that it is about, in lower case; none for every code
 * @param contains what the description contains, in lower case; empty for all
 * @param advice what it means and what an administrator can do
 * @param retry what trying again does
 */
record Cure(Set<String> codes, String contains, String advice, RetryClass retry) {

  static final Set<String> ANY_CODE = Set.of();

  boolean fits(OAuthError error) {
    boolean sameCode = codes.isEmpty() || codes.contains(error.code().toLowerCase(Locale.ROOT));
    return sameCode && error.description().toLowerCase(Locale.ROOT).contains(contains);
  }
}
