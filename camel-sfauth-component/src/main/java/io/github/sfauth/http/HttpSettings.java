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

import java.util.Optional;

/**
 * How Salesforce is reached. Connections of equal settings share one client and its TCP
 * connections.
 *
 * @param proxy the proxy on the way, if there is one
 * @param tls whom to trust and the client's certificate, if not this JVM's defaults
 */
public record HttpSettings(Optional<HttpProxy> proxy, Optional<TlsContext> tls) {

  /** No proxy, and this JVM's trust. */
  public static final HttpSettings DEFAULT = new HttpSettings(Optional.empty(), Optional.empty());
}
