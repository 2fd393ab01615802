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
package io.github.sfauth.simulator.org;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Makes record ids: 15 characters that depend on case, and three more from which a reader that
 * ignores case can restore it. APIs answer with all 18.
 */
final class RecordId {

  private static final String CHECKSUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int BLOCK = 5;

  private RecordId() {}

  /** The id of the n-th record of a type. */
  static String numbered(String prefix, long number) {
    return withChecksum(String.format(Locale.ROOT, "%sSM%010d", prefix, number));
  }

  /** The id that always belongs to this name. */
  static String named(String prefix, String name) {
    byte[] hash = sha256(name);
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; id.length() < 15; i++) {
      id.append(ALPHABET.charAt(Byte.toUnsignedInt(hash[i]) % ALPHABET.length()));
    }
    return withChecksum(id.toString());
  }

  static String withChecksum(String id15) {
    StringBuilder id18 = new StringBuilder(id15);
    for (int block = 0; block < id15.length(); block += BLOCK) {
      int upperCase = 0;
      for (int i = 0; i < BLOCK; i++) {
        if (Character.isUpperCase(id15.charAt(block + i))) {
          upperCase |= 1 << i;
        }
      }
      id18.append(CHECKSUM.charAt(upperCase));
    }
    return id18.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
