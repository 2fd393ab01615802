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

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * As much of DER (X.690) as tells what a key is: the JDK reads the rest. Throws {@link
 * IllegalArgumentException} on whatever is none.
 */
final class Der {

  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;

  private static final int LONG_FORM = 0x80;

  private final ByteBuffer rest;

  private Der(ByteBuffer rest) {
    this.rest = rest;
  }

  static Der of(byte[] bytes) {
    return new Der(ByteBuffer.wrap(bytes));
  }

  boolean startsWith(int tag) {
    return rest.hasRemaining() && (rest.get(rest.position()) & 0xff) == tag;
  }

  /** The content of the next value, which must have that tag. */
  Der take(int tag) {
    if (!startsWith(tag)) {
      throw malformed();
    }
    rest.get();
    int length = length();
    if (length > rest.remaining()) {
      throw malformed();
    }
    ByteBuffer content = rest.slice(rest.position(), length);
    rest.position(rest.position() + length);
    return new Der(content);
  }

  byte[] bytes() {
    byte[] bytes = new byte[rest.remaining()];
    rest.duplicate().get(bytes);
    return bytes;
  }

  static byte[] value(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] size = BigInteger.valueOf(length).toByteArray();
    ByteBuffer value = ByteBuffer.allocate(2 + size.length + length).put((byte) tag);
    if (length >= LONG_FORM) {
      // A leading zero, which keeps the number positive, is one octet more than DER allows.
      int sign = size[0] == 0 ? 1 : 0;
      value.put((byte) (LONG_FORM | size.length - sign)).put(size, sign, size.length - sign);
    } else {
      value.put((byte) length);
    }
    for (byte[] part : parts) {
      value.put(part);
    }
    return Arrays.copyOf(value.array(), value.position());
  }

  private int length() {
    int first = octet();
    if (first < LONG_FORM) {
      return first;
    }
    int octets = first - LONG_FORM;
    // Nothing that is read here is as long as 16 megabytes.
    if (octets == 0 || octets > 3) {
      throw malformed();
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = length << 8 | octet();
    }
    return length;
  }

  private int octet() {
    if (!rest.hasRemaining()) {
      throw malformed();
    }
    return rest.get() & 0xff;
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("No DER");
  }
}
