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
package io.github.sfauth.http;

import io.github.sfauth.token.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A proxy on the way to Salesforce. Shows no password.
 *
 * @param host its host
 * @param port its port
 * @param user who uses it, if it asks; by Basic (RFC 7617)
 */
public record HttpProxy(String host, int port, Optional<User> user) {

  /**
   * Who uses a proxy.
   *
   * @param name the user's name
   * @param password the password
   */
  public record User(String name, Secret password) {

    String authorization() {
      byte[] pair = (name + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
  }

  /** Host and port alone. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
