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
package io.github.sfauth.camel.bridge;

import io.github.sfauth.camel.connection.Connected;
import io.github.sfauth.camel.connection.Connection;
import io.github.sfauth.camel.connection.Holder;
import io.github.sfauth.oauth.HostGuard;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;

/**
 * Finds the connection that a request to a host is for. It is looked up at each request: by then
 * the routes stand, and a connection may have been replaced.
 */
final class Directory {

  private static final HostGuard SALESFORCE = new HostGuard(Set.of());

  private final CamelContext context;
  private final Optional<String> own;

  /**
   * @param own the configurer's own connection
   */
  Directory(CamelContext context, Optional<String> own) {
    this.context = context;
    this.own = own;
  }

  /** The connection, or nothing if the host is none that a token could be for. */
  Optional<Connection> connectionFor(String host) {
    if (Placeholder.is(host)) {
      return Optional.of(named(nameIn(host)));
    } else if (own.isPresent()) {
      return Optional.of(named(own.get())).filter(connection -> connection.mayLiveAt(host));
    } else if (SALESFORCE.trusts(host)) {
      throw new IllegalStateException(
          "A call to "
              + host
              + " has an httpClientConfigurer that does not know its connection: bind a"
              + " SfAuthHttpConfigurer with its connection set, or call https://<connection>."
              + Placeholder.HOST
              + "/... instead");
    }
    return Optional.empty();
  }

  private String nameIn(String host) {
    Optional<String> name = Placeholder.connection(host);
    if (name.isPresent() && own.isPresent() && !name.equals(own)) {
      throw new IllegalStateException(
          "A call to "
              + host
              + " has an httpClientConfigurer of the connection "
              + own.get()
              + ": use the one of "
              + name.get()
              + ", or call "
              + Placeholder.HOST);
    }
    return name.or(() -> own)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "A call to "
                        + host
                        + " does not say whose org is meant: call https://<connection>."
                        + Placeholder.HOST
                        + "/..., or use an SfAuthHttpConfigurer with its connection set"));
  }

  private Connection named(String name) {
    return Holder.in(context)
        .flatMap(sources -> sources.named(name))
        .orElseGet(() -> configured(name));
  }

  /** No route has an endpoint of that name; the component may know its options all the same. */
  private Connection configured(String name) {
    Endpoint endpoint = context.getEndpoint("sfauth:" + name);
    if (endpoint instanceof Connected connected) {
      return connected.connection();
    }
    throw new IllegalStateException("sfauth:" + name + " is no endpoint of camel-sfauth");
  }
}
