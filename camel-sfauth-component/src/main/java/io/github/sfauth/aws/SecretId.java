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

import io.github.sfauth.oauth.Texts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which secret: a name, or an ARN, complete or without its random suffix (AWS Secrets Manager User
 * Guide, "Find secrets"). Immutable.
 *
 * @param text name or ARN, as it is sent
 * @param region the region that the ARN names; empty for a name
 * @param name the secret's name, without the ARN's random suffix
 */
public record SecretId(String text, Optional<String> region, String name) {

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z0-9-]*:secretsmanager:([a-z0-9-]+):[0-9]{12}:secret:(.+)");

  /** The random end of nearly every ARN; a name may end in six small letters of its own. */
  private static final Pattern RANDOM = Pattern.compile("-(?![a-z]{6}$)[A-Za-z0-9]{6}$");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");
  private static final int ACCOUNT = 4;
  private static final Pattern SUFFIX = Pattern.compile("-[A-Za-z0-9]{6}$");

  /**
   * Reads a name or an ARN.
   *
   * @param text what the user configured; white space around it is dropped
   * @return the secret's identity
   * @throws IllegalArgumentException if it is neither, with the form that is expected
   */
  public static SecretId of(String text) {
    String id = text.strip();
    if (id.startsWith("arn:")) {
      Matcher arn = ARN.matcher(id);
      if (!arn.matches() || !NAME.matcher(arn.group(2)).matches()) {
        throw new IllegalArgumentException(
            "'"
                + Texts.shown(id)
                + "' is no ARN of a secret: expected"
                + " arn:aws:secretsmanager:<region>:<12 digits>:secret:<name>-<6 characters>, as"
                + " 'aws secretsmanager describe-secret' shows it");
      }
      return new SecretId(
          id, Optional.of(arn.group(1)), SUFFIX.matcher(arn.group(2)).replaceFirst(""));
    }
    if (!NAME.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "'"
              + Texts.shown(id)
              + "' is no name of a secret: expected up to 512 letters, digits and /_+=.@-, or the"
              + " secret's ARN");
    }
    return new SecretId(id, Optional.empty(), id);
  }

  /** The account that the ARN names; empty for a name. */
  Optional<String> account() {
    return region.map(any -> text.split(":", -1)[ACCOUNT]);
  }

  /** Whether both name one secret, if they mean one region and account. */
  boolean sameNameAs(SecretId other) {
    return asGiven().equals(other.asGiven())
        || isTheArnOf(other.asGiven())
        || other.isTheArnOf(asGiven());
  }

  private boolean isTheArnOf(String given) {
    return region.isPresent() && RANDOM.matcher(text).find() && name.equals(given);
  }

  /** The name with what may be the random suffix of an ARN. */
  private String asGiven() {
    return text.substring(text.lastIndexOf(':') + 1);
  }

  /** Shows the name or ARN. */
  @Override
  public String toString() {
    return text;
  }
}
