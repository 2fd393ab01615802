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
package io.github.sfauth.simulator.server;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request as it came in.
 *
 * @param method HTTP method, upper case
 * @param uri absolute URI, query included
 * @param headers header names, in any case, and their values
 * @param body the body's bytes; empty if there was none
 */
public record Call(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

  /**
   * Copies the headers into a map that ignores the case of names.
   *
   * @param method HTTP method, upper case
   * @param uri absolute URI, query included
   * @param headers header names, in any case, and their values
   * @param body the body's bytes; empty if there was none
   */
  public Call {
    Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
    headers = sorted;
  }

  /**
   * The first value of a header.
   *
   * @param name its name, in any case
   * @return the value, if the header was sent
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /**
   * The path alone.
   *
   * @return the decoded path, without host and query
   */
  public String path() {
    return uri.getPath();
  }

  /**
   * The body as text.
   *
   * @return the body, decoded as UTF-8
   */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
