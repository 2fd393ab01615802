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
import io.github.sfauth.oauth.ClientCredentialsGrant;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.token.Binding;
import io.github.sfauth.token.TokenStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Whatever stands in a token's own secret: a token that can be used and replaced, or a reason. */
class OwnRecordFuzzTest {

  private static final HostGuard GUARD = new HostGuard(Set.of());
  private static final URI LOGIN = URI.create("https://acme.my.salesforce.com");
  private static final Binding BINDING =
      StoreBed.CLIENT.get().binding(new ClientCredentialsGrant(""));

  @FuzzTest(maxDuration = "10m")
  void readsAndReplacesAnyRecord(byte[] data) {
    SecretDocument document;
    try {
      document = SecretDocument.parse(new String(data, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      PlantedValue.isNotIn(e);
      return;
    }
    PlantedValue.isNotQuoted(document, changed -> token(OwnRecord.of(changed)));
    OwnRecord record;
    try {
      record = OwnRecord.of(document);
    } catch (IllegalArgumentException e) {
      require(e.getCause() == null, "a cause that may quote");
      return;
    }
    token(record)
        .usable()
        .ifPresent(
            token -> {
              require(GUARD.trusts(token.instanceUrl().getHost()), "another's host");
              require(token.horizon() != null, "no horizon");
            });
    require(record.usedUntil(StoreBed.START).plus(TokenStore.WRITE_FLOOR) != null, "no end");
    OwnRecord next =
        OwnRecord.of(
            SecretDocument.parse(
                record.with(StoreBed.token("00D!new"), BINDING, 8, "this process", "none")));
    require(
        token(next).usable().filter(StoreBed.token("00D!new")::sameValueAs).isPresent(),
        "another token after it was replaced");
  }

  private static KeptToken token(OwnRecord record) {
    return record.token(GUARD, LOGIN, StoreBed.START, StoreBed.SESSION_TIMEOUT);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError("There is " + otherwise);
    }
  }
}
