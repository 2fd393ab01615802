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

import java.net.URI;

/** Where the org is reached. Servers learn their port when they start, and the instance moves. */
final class Addresses {

  private volatile URI login = URI.create("http://127.0.0.1");
  private volatile URI instance = login;

  URI login() {
    return login;
  }

  void login(URI uri) {
    login = uri;
  }

  URI instance() {
    return instance;
  }

  void instance(URI uri) {
    instance = uri;
  }
}
