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
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * What is made of TLS parameters: once for all endpoints that have the same, since each time reads
 * their key stores, and a thousand of them are some megabytes. Thread-safe.
 */
final class TlsContexts {

  private final CamelContextAware component;

  /**
   * By identity, as parameters have no other equality. Weak on both sides, as a context holds what
   * it was made from: applications may make new parameters for each endpoint.
   */
  private final Map<SSLContextParameters, WeakReference<SSLContext>> made =
      Collections.synchronizedMap(new WeakHashMap<>());

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
    Optional<SSLContext> known = Optional.ofNullable(made.get(parameters)).map(Reference::get);
    return new TlsContext(parameters, known.isPresent() ? known.get() : make(parameters));
  }

  private SSLContext make(SSLContextParameters parameters)
      throws GeneralSecurityException, IOException {
    // Not under a lock: it reads files. Of two who make one at once the first is taken.
    SSLContext fresh = parameters.createSSLContext(component.getCamelContext());
    Reference<SSLContext> taken =
        made.merge(
            parameters,
            new WeakReference<>(fresh),
            (first, ours) -> first.get() == null ? ours : first);
    return Optional.ofNullable(taken.get()).orElse(fresh);
  }

  /** Forgets them: key stores may have changed by the next start. */
  void clear() {
    made.clear();
  }
}
