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
package io.github.sfauth.simulator.secrets;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names and ARNs of secrets.
 *
 * <p>A partial ARN, without the random suffix, finds its secret; but an ARN whose end looks like a
 * suffix is always read as a complete one (User Guide, "Finding a secret from a partial ARN").
 */
final class SecretNames {

  private static final String ARN_PREFIX = "arn:aws:secretsmanager:us-east-1:000000000000:secret:";
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9/_+=.@!-]+");
  private static final Pattern ENDS_LIKE_SUFFIX = Pattern.compile(".*-[A-Za-z0-9]{6}");
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int SUFFIX_CHARACTERS = 6;

  private final SecureRandom random = new SecureRandom();

  String newArn(String name) {
    StringBuilder arn = new StringBuilder(ARN_PREFIX).append(name).append('-');
    random
        .ints(SUFFIX_CHARACTERS, 0, ALPHABET.length())
        .forEach(index -> arn.append(ALPHABET.charAt(index)));
    return arn.toString();
  }

  static boolean isArn(String id) {
    return id.startsWith("arn:");
  }

  /** The name in a partial ARN of this region and account. */
  static Optional<String> nameInPartialArn(String arn) {
    return Optional.of(arn)
        .filter(id -> id.startsWith(ARN_PREFIX))
        .map(id -> id.substring(ARN_PREFIX.length()))
        .filter(name -> !ENDS_LIKE_SUFFIX.matcher(name).matches());
  }

  static String requireValid(String name) {
    if (!VALID.matcher(name).matches()) {
      throw ErrorCode.VALIDATION.because(
          "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
              + " following: -/_+=.@!");
    }
    if (name.length() > Quotas.NAME_CHARACTERS) {
      throw ErrorCode.VALIDATION.because(
          "1 validation error detected: Value at 'name' failed to satisfy constraint: Member must"
              + " have length less than or equal to "
              + Quotas.NAME_CHARACTERS);
    }
    return name;
  }
}
