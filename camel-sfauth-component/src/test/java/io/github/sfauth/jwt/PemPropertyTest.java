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

import static io.github.sfauth.jwt.Fixtures.CLAIMS;
import static io.github.sfauth.jwt.Fixtures.CLOCK;
import static io.github.sfauth.jwt.Fixtures.KEY;
import static io.github.sfauth.jwt.Fixtures.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.oauth.UnusableKeyException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What copying does to a key's text, and texts that are none. */
class PemPropertyTest {

  private static final List<String> KEYS =
      List.of(
          Fixtures.pkcs8(KEY.getPrivate()),
          Fixtures.pkcs1(KEY.getPrivate()),
          Fixtures.file("pkcs8-aes256.pem"),
          Fixtures.file("pkcs12-nodes.pem"));

  private final JwtSigner signer = JwtSigner.ofText(CLOCK);

  @Property(tries = 300)
  void readsAKeyWhateverCopyingDidToIt(
      @ForAll("keys") String key, @ForAll("copies") UnaryOperator<String> copy) {
    KeyFacts original = signer.inspect(pem(key, "changeit"));

    assertThat(signer.inspect(pem(copy.apply(key), "changeit"))).isEqualTo(original);
  }

  @Property(tries = 500)
  void refusesWhateverIsNone(@ForAll String text) {
    onlyRefuses(text.isEmpty() ? " " : text);
  }

  @Property(tries = 500)
  void refusesWhateverIsBetweenTheLines(
      @ForAll("labels") String label, @ForAll @Size(max = 60) byte[] content) {
    onlyRefuses(Fixtures.block(label, content));
  }

  /** Most of what is left is refused; all of it is refused in the same way, or signs. */
  @Property(tries = 300)
  void neverFailsInAnotherWayWithAByteOfTheKeyChanged(
      @ForAll("keys") String key, @ForAll @IntRange(max = 1100) int where, @ForAll byte what) {
    String label = key.replaceAll("(?s).*-----BEGIN ([A-Z ]*PRIVATE KEY).*", "$1");
    String body = key.replaceAll("(?s).*PRIVATE KEY-----\\n(.*)\\n-----END.*PRIVATE KEY.*", "$1");
    byte[] der = Base64.getMimeDecoder().decode(body);
    der[where % der.length] = what;

    try {
      signer.sign(CLAIMS, pem(Fixtures.block(label, der), "changeit"));
    } catch (UnusableKeyException e) {
      assertThat(e).hasMessageNotContaining(body.substring(0, 20)).hasNoCause();
    }
  }

  @Example
  void refusesGarbageThatIsLong() {
    onlyRefuses("MII" + "A".repeat(1_000_000) + "!");
    onlyRefuses("-----BEGIN PRIVATE KEY-----" + " ".repeat(1_000_000) + "-----");
    onlyRefuses("-----BEGIN " + "A ".repeat(500_000));
  }

  private void onlyRefuses(String text) {
    try {
      signer.sign(CLAIMS, pem(text, "changeit"));
    } catch (UnusableKeyException e) {
      return;
    }
    throw new AssertionError("Signed with " + text);
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of(KEYS);
  }

  @Provide
  Arbitrary<String> labels() {
    return Arbitraries.of(
        "PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "CERTIFICATE", "X PRIVATE KEY");
  }

  /** Several of them, one after the other. */
  @Provide
  Arbitrary<UnaryOperator<String>> copies() {
    Arbitrary<UnaryOperator<String>> one =
        Arbitraries.of(
            text -> text.replace("\n", "\r\n"),
            text -> text.replace("\n", "\r"),
            text -> text.replace("\n", " "),
            text -> text.replace("\n", ""),
            text -> text.replace("\n", "\\n"),
            text -> text.replace("\n", "\\r\\n"),
            text -> text.replace("\\", "\\\\"),
            text -> text.replace("/", "\\/"),
            text -> text.replace("\n", "\n    "),
            text -> text.replace("\n", "\n\n"),
            text -> text.replace(" ", "\u00A0"),
            text -> "\uFEFF" + text,
            String::strip,
            text -> " \t\n" + text + "\n ",
            text -> '"' + text + '"',
            text -> "Bag Attributes\n    friendlyName: a - b\n" + text + "and more",
            text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    return one.list().ofMinSize(1).ofMaxSize(3).map(list -> text -> apply(list, text));
  }

  private static String apply(List<UnaryOperator<String>> copies, String text) {
    String result = text;
    for (UnaryOperator<String> copy : copies) {
      result = copy.apply(result);
    }
    return result;
  }
}
