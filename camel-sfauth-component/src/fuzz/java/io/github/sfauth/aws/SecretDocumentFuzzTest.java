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
package io.github.sfauth.aws;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sfauth.oauth.HostGuard;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Whatever stands in the secret: an object whose other members stay as they are, or a reason. */
class SecretDocumentFuzzTest {

  private static final HostGuard GUARD = new HostGuard(Set.of());

  /** With everything that JSON wants escaped. */
  private static final String TOKEN = "00D\"\\/\n\u0000\u2028\u00FC!new";

  @FuzzTest(maxDuration = "10m")
  void readsAndChangesAnySecret(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    SecretDocument document;
    try {
      document = SecretDocument.parse(text);
    } catch (IllegalArgumentException e) {
      PlantedValue.isNotIn(e);
      return;
    }
    SecretDocument changed = SecretDocument.parse(document.with(Map.of("SessionId", TOKEN)));
    require(changed.string("SessionId").orElseThrow().equals(TOKEN), "another token");
    for (String name : document.names()) {
      if (!name.equals("SessionId")) {
        require(document.string(name).equals(changed.string(name)), "another " + name);
      }
    }
    require(changed.names().containsAll(document.names()), "fewer members");
    findsAClientOrSaysWhyNot(changed);
    PlantedValue.isNotQuoted(changed, SecretDocumentFuzzTest::token);
  }

  private static void findsAClientOrSaysWhyNot(SecretDocument document) {
    try {
      token(document)
          .usable()
          .ifPresent(
              token -> require(GUARD.trusts(token.instanceUrl().getHost()), "another's host"));
    } catch (IllegalArgumentException e) {
      require(e.getCause() == null, "a cause that may quote");
    }
  }

  private static KeptToken token(SecretDocument document) {
    return SharedSecret.of(document, GUARD, SecretTerms.CLIENT_SECRET)
        .token(GUARD, StoreBed.START, StoreBed.SESSION_TIMEOUT);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError("After the change: " + otherwise);
    }
  }
}
