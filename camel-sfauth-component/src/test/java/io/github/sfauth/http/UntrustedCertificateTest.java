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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.sfauth.oauth.TokenEndpoint;
import io.github.sfauth.token.TokenUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that this JVM does not trust, as a proxy that opens TLS would show. */
class UntrustedCertificateTest {

  private static final String PASSWORD = "changeit";

  @Test
  void sendsNothingToAServerWhoseCertificateIsNotTrusted(@TempDir Path directory) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(directory)));
    server.createContext("/", exchange -> requests.incrementAndGet());
    server.start();
    try {
      URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
      TokenEndpoint endpoint = SalesforceHttp.withDefaults().tokenEndpoint();

      TokenUnavailableException trouble =
          catchThrowableOfType(
              TokenUnavailableException.class, () -> endpoint.send(Requests.to(url)));

      assertThat(trouble)
          .hasMessageContaining("failed the TLS handshake (")
          .hasMessageContaining("does this JVM trust its certificate, or does a proxy stand");
      Traces.assertHoldsNone(trouble, Requests.SECRET);
      assertThat(requests).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  private SSLContext selfSigned(Path directory) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keyStoreFile(directory))) {
      keys.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** Made anew by the JDK's own tool, so that no certificate in the project ever runs out. */
  private Path keyStoreFile(Path directory) throws IOException {
    Path file = directory.resolve("self-signed.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(keytool.waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return file;
  }
}
