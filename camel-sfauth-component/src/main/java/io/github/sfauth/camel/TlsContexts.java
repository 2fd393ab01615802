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

import io.github.sfauth.http.TlsContext;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * What is made of TLS parameters: once for all endpoints that have the same, since each time reads
 * their key stores, and a thousand of them are some megabytes. Thread-safe.
 */
final class TlsContexts {

  private final CamelContextAware component;
  private final Map<SSLContextParameters, SSLContext> made =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /**
   * Has made nothing yet.
   *
   * @param component knows the context where key stores are looked for
   */
  TlsContexts(CamelContextAware component) {
    this.component = component;
  }

  /**
   * Made now, lest whoever shares the holder of the token sources comes to hold these options. The
   * parameters still remember the context, until another uses them or the connection.
   */
  TlsContext of(SSLContextParameters parameters) throws GeneralSecurityException, IOException {
    SSLContext known = made.get(parameters);
    if (known == null) {
      // Not under a lock: it reads files. Of two who make one at once the first is taken.
      SSLContext fresh = parameters.createSSLContext(component.getCamelContext());
      SSLContext first = made.putIfAbsent(parameters, fresh);
      known = first == null ? fresh : first;
    }
    return new TlsContext(parameters, known);
  }

  /** Forgets them: key stores may have changed by the next start. */
  void clear() {
    made.clear();
  }
}
