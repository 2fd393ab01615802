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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Self-signed certificates, made when a test starts, and TLS that uses them. */
public final class Certificates {

  /** Of every key store here. */
  public static final String PASSWORD = "changeit";

  private final Path directory;

  /** Keeps key stores in a directory. */
  public Certificates(Path directory) {
    this.directory = directory;
  }

  /** A key store file with a key and its certificate for a host, by name or address. */
  public Path keyStore(String name, String host) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      X509Certificate[] chain = {certificate(pair, host)};
      store.setKeyEntry(name, pair.getPrivate(), PASSWORD.toCharArray(), chain);
      return write(store, name);
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate certificate(KeyPair pair, String host)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    X500Name name = new X500Name("CN=" + host);
    Instant now = Instant.now();
    int type = host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName;
    var builder =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                name,
                pair.getPublic())
            .addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(type, host)));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }

  private Path write(KeyStore store, String name) throws GeneralSecurityException, IOException {
    Path file = directory.resolve(name + ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  /** A key store file with the certificate alone of another one. */
  public Path trusting(Path keyStore) {
    try (InputStream in = Files.newInputStream(keyStore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      String alias = store.aliases().nextElement();
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      trust.setCertificateEntry(alias, store.getCertificate(alias));
      return write(trust, "trusting-" + alias);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What people configure to trust the certificates of a file. */
  public static SSLContextParameters trust(Path trustStore) {
    TrustManagersParameters trust = new TrustManagersParameters();
    trust.setKeyStore(parameters(trustStore));
    SSLContextParameters tls = new SSLContextParameters();
    tls.setTrustManagers(trust);
    return tls;
  }

  /** The same, with a key of one's own. */
  public static SSLContextParameters mutual(Path trustStore, Path keyStore) {
    KeyManagersParameters keys = new KeyManagersParameters();
    keys.setKeyStore(parameters(keyStore));
    keys.setKeyPassword(PASSWORD);
    SSLContextParameters tls = trust(trustStore);
    tls.setKeyManagers(keys);
    return tls;
  }

  private static KeyStoreParameters parameters(Path file) {
    KeyStoreParameters store = new KeyStoreParameters();
    store.setResource("file:" + file);
    store.setType("PKCS12");
    store.setPassword(PASSWORD);
    return store;
  }
}
