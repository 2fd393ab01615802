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

import io.github.sfauth.oauth.Texts;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Says why no answer came. The HTTP client's exceptions may quote what the server sent, so only
 * those are shown or passed on whose words are this machine's own.
 */
final class Breakdown {

  /** The client's words, which name the status alone. */
  private static final Pattern TUNNEL_FAILED = Pattern.compile("Tunnel failed, got: (\\d{3})");

  /** How the client begins where it had read a part of the status line or of the headers. */
  private static final String WITHIN_AN_ANSWER = "parsing HTTP";

  private Breakdown() {}

  /**
   * Why, and what helps.
   *
   * @param secure whether it was asked over TLS
   */
  static String reason(Throwable failure, boolean secure) {
    Optional<String> tunnel = tunnelStatus(failure);
    Optional<SSLException> tls = find(SSLException.class, failure);
    if (failure instanceof BoundedBody.TooLong) {
      return "sent more than "
          + Exchanges.LONGEST_BODY
          + " bytes, which is no such answer. Is it the right host?";
    } else if (failure instanceof HttpConnectTimeoutException) {
      return "could not be connected to in time: may this machine reach it (firewall, proxy)?";
    } else if (failure instanceof ConnectException) {
      return failure.getCause() instanceof UnresolvedAddressException
          ? "could not be connected to: its name is unknown here. Is it spelled right?"
          : "could not be connected to: is it the right host, and may this machine reach it?";
    } else if (tunnel.isPresent()) {
      return "was not reached: the proxy made no tunnel to it (HTTP "
          + tunnel.get()
          + "). Does it let this machine through to this host and port?";
    } else if (failure instanceof ProtocolException) {
      return "answered with what is no HTTP. Is it the right host and port?";
    } else if (tls.isPresent()) {
      return tlsReason(String.valueOf(tls.get().getMessage()));
    }
    // In TLS 1.3 a server that misses a certificate hangs up after the handshake, and its alert may
    // be lost on the way.
    return "broke off before it had answered ("
        + name(failure)
        + ")"
        + (secure
            ? ": if it wants a certificate of the client's, give one in the key managers of"
                + " sslContextParameters"
            : "");
  }

  private static String tlsReason(String words) {
    return wantsCertificate(words)
        ? "wants a certificate of the client's that it trusts ("
            + Texts.shown(words)
            + "): give one in the key managers of sslContextParameters"
        : "failed the TLS handshake ("
            + Texts.shown(words)
            + "): does it speak TLS at this port, does this JVM trust its certificate, or does a"
            + " proxy stand in between? Whom to trust beside is said by sslContextParameters";
  }

  /**
   * Whether a connection that stood came to its end before any of an answer came, and nothing else
   * was wrong.
   */
  static boolean isOfTheConnection(Throwable failure) {
    return failure instanceof IOException
        && !(failure instanceof ConnectException
            || failure instanceof HttpTimeoutException
            || failure instanceof ProtocolException)
        && find(SSLException.class, failure).isEmpty()
        && tunnelStatus(failure).isEmpty()
        && !String.valueOf(failure.getMessage()).startsWith(WITHIN_AN_ANSWER);
  }

  /** What a proxy said that was asked for a tunnel, unless it asked who uses it. */
  private static Optional<String> tunnelStatus(Throwable failure) {
    Matcher said = TUNNEL_FAILED.matcher(String.valueOf(failure.getMessage()));
    return said.matches() ? Optional.of(said.group(1)) : Optional.empty();
  }

  /** The alerts of a server that was shown no certificate, or none that it takes (RFC 8446). */
  private static boolean wantsCertificate(String alert) {
    return alert.contains("certificate_required")
        || alert.contains("alert: bad_certificate")
        || alert.contains("alert: unknown_ca");
  }

  /** What of the failure may be passed on as a cause: nothing in it comes from the server. */
  static @Nullable Throwable showable(Throwable failure) {
    return failure instanceof HttpConnectTimeoutException
        ? failure
        : find(SocketException.class, failure).orElse(null);
  }

  private static String name(Throwable failure) {
    Optional<SocketException> socket = find(SocketException.class, failure);
    if (socket.isPresent()) {
      return String.valueOf(socket.get().getMessage());
    }
    return find(EOFException.class, failure).isPresent()
        ? "connection closed"
        : failure.getClass().getSimpleName();
  }

  private static <T extends Throwable> Optional<T> find(Class<T> type, Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }
}
