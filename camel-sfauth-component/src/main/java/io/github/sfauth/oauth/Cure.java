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
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One row of the table of refusals.
 *
 * @param codes the error codes that it is about, in lower case; none for every code
 * @param contains what the description contains, in lower case; empty for all
 * @param retry what trying again does
 * @param meaning what the refusal means, in one sentence
 * @param steps what an administrator can do, in order; they may speak of the {@link Actor}
 */
record Cure(
    Set<String> codes, String contains, RetryClass retry, String meaning, List<String> steps) {

  static final Set<String> ANY_CODE = Set.of();

  /** A row for whatever the description says. */
  static Cure of(Set<String> codes, RetryClass retry, String meaning, String... steps) {
    return new Cure(codes, "", retry, meaning, List.of(steps));
  }

  /** The same refusal in the words of another code. */
  Cure about(String code, String description) {
    return new Cure(Set.of(code), description, retry, meaning, steps);
  }

  boolean fits(OAuthError error) {
    boolean sameCode = codes.isEmpty() || codes.contains(error.code().toLowerCase(Locale.ROOT));
    return sameCode && error.description().toLowerCase(Locale.ROOT).contains(contains);
  }

  /** What it means and what to do, in the words of a flow. */
  String advice(Grant grant) {
    String advice = Actor.of(grant).in(meaning + " " + Steps.numbered(steps));
    return advice.substring(0, 1).toUpperCase(Locale.ROOT) + advice.substring(1);
  }
}
