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
package io.github.sfauth.camel.connection;

import io.github.sfauth.jwt.InstalledKey;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.token.Secret;
import java.util.Optional;

/** The key that options give, beside or instead of one in a secret. */
public sealed interface GivenKey {

  /** Options give none. */
  record None() implements GivenKey {}

  /**
   * A key as text, or as a resource that holds the text.
   *
   * @param privateKey PEM, or where it is
   * @param password what decrypts it
   * @param certificate PEM, or where it is
   * @param reader reads both as they are now; not part of what makes two keys the same
   */
  record Text(
      Secret privateKey, Optional<Secret> password, Optional<String> certificate, TextReader reader)
      implements GivenKey {

    /**
     * The key as it is now.
     *
     * @return text to parse
     * @throws IllegalArgumentException if a resource cannot be read; says which option's
     */
    public SigningKey.Pem read() {
      return new SigningKey.Pem(
          Secret.of(reader.read("privateKey", privateKey.reveal())),
          password,
          certificate.map(text -> reader.read("certificate", text)));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Text text
          && privateKey.equals(text.privateKey)
          && password.equals(text.password)
          && certificate.equals(text.certificate);
    }

    @Override
    public int hashCode() {
      return certificate.hashCode();
    }
  }

  /**
   * A key that does not come as text.
   *
   * @param origin the bean that it came from: the same bean is the same key
   * @param key the key
   */
  record Installed(Object origin, InstalledKey key) implements GivenKey {
    @Override
    public boolean equals(Object other) {
      return other instanceof Installed installed && origin.equals(installed.origin);
    }

    @Override
    public int hashCode() {
      return origin.hashCode();
    }

    /** Says nothing of the bean, which may print its key. */
    @Override
    public String toString() {
      return "Installed[" + origin.getClass().getName() + "]";
    }
  }

  /** Reads an option that is a text or a resource. */
  @FunctionalInterface
  interface TextReader {

    /**
     * Reads it.
     *
     * @param option the option's name, for messages
     * @param value its value
     * @return the value, or what the resource that it names holds
     * @throws IllegalArgumentException if there is no such resource; quotes no text
     */
    String read(String option, String value);
  }
}
