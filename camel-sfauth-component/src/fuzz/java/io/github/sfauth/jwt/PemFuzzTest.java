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
package io.github.sfauth.jwt;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sfauth.oauth.UnusableKeyException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Whatever stands where the key should: facts of a key, or a reason. */
class PemFuzzTest {

  /** A piece of one; no word of ours is as long. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/=]{20}");

  private final JwtSigner signer = JwtSigner.ofText(Fixtures.CLOCK);

  @FuzzTest(maxDuration = "10m")
  void readsAnyText(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      return;
    }
    try {
      signer.inspect(Fixtures.pem(text, "changeit"));
    } catch (UnusableKeyException e) {
      if (e.getCause() != null || KEY.matcher(String.valueOf(e.getMessage())).find()) {
        throw new AssertionError("It may quote the key", e);
      }
    }
  }
}
