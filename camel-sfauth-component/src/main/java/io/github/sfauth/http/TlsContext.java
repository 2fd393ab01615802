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

import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * Whom to trust, and the client's own certificate, in place of this JVM's defaults. Two are equal
 * that come of the same origin, however often a context was made from it. Immutable.
 *
 * <p>It may live as long as the process, in a holder that many share. So the context is made
 * beforehand. It keeps what it was made from: Camel's parameters remember the CamelContext that
 * used them last.
 */
public final class TlsContext {

  private final Object origin;
  private final SSLContext context;

  /**
   * Says what a context was made from.
   *
   * @param origin what it was made from
   * @param context the context
   */
  public TlsContext(Object origin, SSLContext context) {
    this.origin = Objects.requireNonNull(origin, "origin");
    this.context = Objects.requireNonNull(context, "context");
  }

  SSLContext context() {
    return context;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TlsContext tls && tls.origin == origin;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(origin);
  }

  /** Shows nothing of the origin, which may hold passwords of key stores. */
  @Override
  public String toString() {
    return "TlsContext";
  }
}
