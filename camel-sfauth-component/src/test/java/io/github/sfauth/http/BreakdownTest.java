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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** What only a race inside the HTTP client brings about: the others are in BrokenServerTest. */
class BreakdownTest {

  /** The client may notice the end of the connection before it has looked at why. */
  @Test
  void findsTheTlsFailureBehindAConnectionThatBrokeOff() {
    IOException failure =
        brokenOff(new SSLException("Unrecognized SSL message, plaintext connection?"));
    assertThat(Breakdown.isOfTheConnection(failure)).isFalse();
    assertThat(Breakdown.reason(failure, true))
        .startsWith("failed the TLS handshake (Unrecognized SSL message, plaintext connection?)")
        .contains("does it speak TLS at this port");
  }

  @Test
  void findsTheAlertBehindAConnectionThatBrokeOff() {
    IOException failure =
        brokenOff(new SSLHandshakeException("Received fatal alert: certificate_required"));
    assertThat(Breakdown.isOfTheConnection(failure)).isFalse();
    assertThat(Breakdown.reason(failure, true))
        .startsWith("wants a certificate of the client's that it trusts (")
        .contains("key managers of sslContextParameters");
  }

  private static IOException brokenOff(SSLException why) {
    return new IOException("HTTP/1.1 header parser received no bytes", why);
  }
}
