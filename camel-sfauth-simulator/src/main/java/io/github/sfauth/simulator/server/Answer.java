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

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a simulated service answers.
 *
 * @param status HTTP status code
 * @param headers response headers
 * @param body body bytes
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

  /**
   * An answer with a JSON body.
   *
   * @param status HTTP status code
   * @param json the body
   * @return the answer, with content type {@code application/json}
   */
  public static Answer json(int status, String json) {
    return of(status, "application/json;charset=UTF-8", json);
  }

  /**
   * An answer with a text body.
   *
   * @param status HTTP status code
   * @param contentType content type
   * @param text the body, sent as UTF-8
   * @return the answer
   */
  public static Answer of(int status, String contentType, String text) {
    return new Answer(
        status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The same answer with one more header.
   *
   * @param name header name
   * @param value header value
   * @return a new answer
   */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }
}
