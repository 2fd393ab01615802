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

import io.github.sfauth.oauth.UnusableKeyException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a PEM text (RFC 7468), whatever copying, JSON and environment variables did to it:
 * line breaks that are missing, foreign or spelled out, and other text around.
 */
final class PemText {

  private static final Pattern SPELLED_OUT_BREAKS = Pattern.compile("\\\\+[rn]");
  private static final Pattern ESCAPED_SLASHES = Pattern.compile("\\\\+/");
  private static final Pattern BEGIN =
      Pattern.compile("-----BEGIN\\s+([A-Z0-9][A-Z0-9\\s]{0,40}?)\\s*-----");
  private static final Pattern MARKER = Pattern.compile("-----(BEGIN|END)\\s");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** "Proc-Type: 4,ENCRYPTED" and its kind (RFC 1421). */
  private static final Pattern HEADERS = Pattern.compile("(?m)^[A-Za-z-]+:.*$");

  private PemText() {}

  static List<Block> blocks(String text) {
    String clean = clean(text);
    List<Block> blocks = new ArrayList<>();
    Matcher begin = BEGIN.matcher(clean);
    while (begin.find()) {
      String label = SPACE.matcher(begin.group(1)).replaceAll(" ");
      blocks.add(new Block(label, body(clean, begin.end(), label)));
    }
    return blocks;
  }

  /** What stands up to the end line of that label; nothing if another line comes first. */
  private static Optional<String> body(String text, int start, String label) {
    Matcher marker = MARKER.matcher(text);
    if (!marker.find(start)) {
      return Optional.empty();
    }
    String line = SPACE.matcher(text.substring(marker.start())).replaceAll(" ");
    return line.startsWith("-----END " + label)
        ? Optional.of(text.substring(start, marker.start()))
        : Optional.empty();
  }

  private static String clean(String text) {
    String broken = SPELLED_OUT_BREAKS.matcher(text).replaceAll("\n");
    return ESCAPED_SLASHES
        .matcher(broken)
        .replaceAll("/")
        .codePoints()
        // Byte order marks and zero-width spaces come with copying, as do unbreakable ones.
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .map(c -> Character.isSpaceChar(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * One block.
   *
   * @param label what its first line says it is
   * @param body what stands between its first line and its last; empty if it has no last line
   */
  record Block(String label, Optional<String> body) {

    boolean isPrivateKey() {
      return label.endsWith("PRIVATE KEY");
    }

    boolean isCertificate() {
      return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE");
    }

    /** Encrypted as openssl did before PKCS#8: the header says so, not the label. */
    boolean isEncryptedByHeader() {
      return body.filter(text -> text.toUpperCase(Locale.ROOT).contains("PROC-TYPE")).isPresent();
    }

    byte[] der() {
      String text =
          body.orElseThrow(
              () ->
                  new UnusableKeyException(
                      "is cut off: its last line, which starts with -----END, is missing."
                          + " Copy it again as a whole"));
      try {
        String base64 = SPACE.matcher(HEADERS.matcher(text).replaceAll("")).replaceAll("");
        return Base64.getDecoder().decode(base64);
      } catch (IllegalArgumentException e) {
        throw new UnusableKeyException(
            "is damaged: what stands between its first and its last line is no base64."
                + " Copy it again as a whole");
      }
    }

    /** Says what it is: the body is a secret. */
    @Override
    public String toString() {
      return "<redacted PEM block>";
    }
  }
}
