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

import static io.github.sfauth.camel.Options.text;

import io.github.sfauth.http.HttpProxy;
import io.github.sfauth.http.HttpSettings;
import io.github.sfauth.http.TlsContext;
import io.github.sfauth.http.TunnelSchemes;
import io.github.sfauth.token.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.support.jsse.SSLContextParameters;

/** Reads the options that say how Salesforce is reached. */
final class HttpOptions {

  private static final int HIGHEST_PORT = 65_535;

  /** Without what would be a scheme, a port, a user or a path; or an IPv6 address. */
  private static final Pattern HOST = Pattern.compile("[^/@:\\[\\]\\s]+|\\[[^/@\\[\\]\\s]+]");

  private final SfAuthConfiguration given;
  private final TlsContexts tlsContexts;
  private final Complaints complaints;

  HttpOptions(SfAuthConfiguration given, TlsContexts tlsContexts, Complaints complaints) {
    this.given = given;
    this.tlsContexts = tlsContexts;
    this.complaints = complaints;
  }

  HttpSettings read() {
    return new HttpSettings(
        proxy(), Optional.ofNullable(given.getSslContextParameters()).map(this::tls));
  }

  private Optional<HttpProxy> proxy() {
    Optional<String> host = text(given.getHttpProxyHost());
    Optional<Integer> port = Optional.ofNullable(given.getHttpProxyPort());
    Optional<HttpProxy.User> user = user();
    if (host.isPresent() != port.isPresent()) {
      throw complaints.wrong(
          host.isPresent()
              ? "has httpProxyHost without httpProxyPort: give both"
              : "has httpProxyPort without httpProxyHost: give both");
    } else if (host.isEmpty() && user.isPresent()) {
      throw complaints.wrong("has httpProxyUsername without httpProxyHost: give that, too");
    } else if (port.filter(number -> number < 1 || number > HIGHEST_PORT).isPresent()) {
      throw complaints.wrong("has an unusable httpProxyPort: it lies between 1 and 65535");
    }
    return host.map(name -> new HttpProxy(hostName(name), port.orElseThrow(), user));
  }

  private String hostName(String host) {
    if (!HOST.matcher(host).matches()) {
      throw complaints.wrong(
          "has an unusable httpProxyHost: give a host name, without scheme, port and user; an IPv6"
              + " address stands in brackets, such as [::1]");
    }
    return host;
  }

  private Optional<HttpProxy.User> user() {
    Optional<String> name = text(given.getHttpProxyUsername());
    Optional<Secret> password = text(given.getHttpProxyPassword()).map(Secret::of);
    if (name.isPresent() != password.isPresent()) {
      throw complaints.wrong(
          name.isPresent()
              ? "has httpProxyUsername without httpProxyPassword: give both"
              : "has httpProxyPassword without httpProxyUsername: give both");
    } else if (name.filter(text -> text.contains(":")).isPresent()) {
      throw complaints.wrong("has an unusable httpProxyUsername: no colon is allowed in it");
    } else if (name.isPresent() && !TunnelSchemes.allowBasic()) {
      throw complaints.wrong(
          "has httpProxyUsername, but this JVM tells no proxy a password before a tunnel is there:"
              + " start it with -D"
              + TunnelSchemes.PROPERTY
              + "= (with nothing behind the sign), or use a proxy that asks for none");
    }
    return name.map(text -> new HttpProxy.User(text, password.orElseThrow()));
  }

  private TlsContext tls(SSLContextParameters parameters) {
    try {
      return tlsContexts.of(parameters);
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw complaints.unusable("sslContextParameters", e);
    }
  }
}
