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
package io.github.sfauth.camel;

import io.github.sfauth.camel.connection.GivenKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/**
 * Reads options that hold a PEM text or name a resource with one. Only files and the class path: a
 * start makes no network call.
 *
 * @param context where the class path is
 */
record TextResources(CamelContext context) implements GivenKey.TextReader {

  private static final String PEM = "-----BEGIN";

  @Override
  public String read(String option, String value) {
    if (value.contains(PEM)) {
      return value;
    } else if (!value.startsWith("file:") && !value.startsWith("classpath:")) {
      throw new IllegalArgumentException(
          option
              + " is neither a PEM text (-----BEGIN ...) nor file:<path> or classpath:<path> of one");
    }
    try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, value)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          option + " names " + value + ", which cannot be read: check path and rights");
    }
  }
}
