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
package io.github.sfauth.examples.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.jwt.CertificateFacts.Match;
import io.github.sfauth.jwt.JwtSigner;
import io.github.sfauth.jwt.KeyFacts;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.token.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {

  private final Path dir;
  private final Shell shell;

  KeyFilesTest(@TempDir Path temporary) {
    dir = temporary.resolve("new/keys");
    shell = new Shell(dir);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void nobodyButTheOwnerMayReadFilesAndDirectory() throws Exception {
    assertThat(shell.run("--name crm --no-secret")).isZero();

    assertThat(permissions(dir)).isEqualTo("rwx------");
    assertThat(permissions(dir.resolve("crm.key"))).isEqualTo("rw-------");
    assertThat(permissions(dir.resolve("crm.crt"))).isEqualTo("rw-------");
    assertThat(shell.err()).isEmpty();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void warnsOfADirectoryThatOthersMayEnter() throws Exception {
    Files.createDirectories(dir);
    Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(shell.run("--name crm --no-secret")).isZero();
    assertThat(shell.err()).startsWith("warning: others may enter").contains("chmod 700");
    assertThat(permissions(dir.resolve("crm.key"))).isEqualTo("rw-------");
  }

  @Test
  void warnsWhereTheFileSystemKnowsNoPermissions(@TempDir Path temporary) throws Exception {
    URI archive = URI.create("jar:" + temporary.resolve("keys.zip").toUri());
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      KeyFiles files = KeyFiles.in(zip.getPath("/keys"), "crm");
      files.write(
          new KeyAndCertificate(Secret.of("key"), Optional.empty(), "certificate"),
          new PrintStream(err, true, StandardCharsets.UTF_8));

      assertThat(files.key()).hasContent("key");
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("knows no permissions");
  }

  @Test
  void keepsFilesThatExist() throws Exception {
    shell.run("--name crm --no-secret");
    String key = Files.readString(dir.resolve("crm.key"));
    Files.delete(dir.resolve("crm.crt"));

    assertThat(shell.run("--name crm --no-secret")).isEqualTo(1);
    assertThat(shell.err()).contains("crm.key exists and stays as it is", "--existing");
    assertThat(dir.resolve("crm.key")).hasContent(key);
    assertThat(dir.resolve("crm.crt")).doesNotExist();
  }

  @Test
  void keepsAFileThatAppearsMeanwhile() throws Exception {
    Files.createDirectories(dir);
    Files.createSymbolicLink(dir.resolve("crm.crt"), dir.resolve("elsewhere"));
    KeyFiles files = KeyFiles.in(dir, "crm");

    KeyAndCertificate pair =
        new KeyAndCertificate(Secret.of("key"), Optional.empty(), "certificate");
    assertThatThrownBy(
            () ->
                files.write(
                    pair,
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("crm.crt exists");
    assertThat(files.key()).doesNotExist();
    assertThat(dir.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void keyIsReadByTheJdkAndItsCertificateVerifiesWhatItSigns() throws Exception {
    shell.run("--name crm --no-secret --bits 3072 --days 10");
    RSAPrivateCrtKey key = jdkKey();
    X509Certificate certificate = certificate();

    assertThat(key.getModulus().bitLength()).isEqualTo(3072);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(new byte[] {1, 2, 3});
    byte[] signed = signature.sign();
    signature.initVerify(certificate);
    signature.update(new byte[] {1, 2, 3});
    assertThat(signature.verify(signed)).isTrue();
    certificate.verify(certificate.getPublicKey());
  }

  @Test
  void certificateNamesTheConnectionAndIsValidForTheDaysAsked() throws Exception {
    shell.run("--name crm --no-secret --days 10");
    X509Certificate certificate = certificate();

    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=crm");
    assertThat(certificate.getSerialNumber()).isPositive();
    assertThat(certificate.getNotBefore().toInstant())
        .isBetween(Shell.NOW.minus(Duration.ofMinutes(10)), Shell.NOW);
    assertThat(certificate.getNotAfter().toInstant())
        .isEqualTo(Shell.NOW.plus(Duration.ofDays(10)));
    assertThat(Files.size(dir.resolve("crm.crt"))).isLessThan(4096);
  }

  @Test
  void encryptedKeyIsReadByTheComponentWithItsPassword() throws Exception {
    assertThat(shell.run("--name crm --no-secret --password-env KEY_PASSWORD")).isZero();
    String pem = Files.readString(dir.resolve("crm.key"));

    assertThat(pem).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    KeyFacts facts =
        JwtSigner.ofText(InstantSource.fixed(Shell.NOW))
            .inspect(
                new SigningKey.Pem(
                    Secret.of(pem),
                    Optional.of(Secret.of(Shell.PASSWORD)),
                    Optional.of(Files.readString(dir.resolve("crm.crt")))));
    assertThat(facts.bits()).isEqualTo(2048);
    assertThat(facts.certificate().orElseThrow().match()).isEqualTo(Match.MATCHES);
    assertThat(shell.out()).contains(facts.fingerprint());
  }

  @Test
  void existingPairIsCheckedBeforeItIsUsed() throws Exception {
    shell.run("--name one --no-secret");
    shell.run("--name two --no-secret");
    assertThat(shell.run("--name one --no-secret --existing")).isZero();

    Files.copy(dir.resolve("two.crt"), dir.resolve("mixed.crt"));
    Files.copy(dir.resolve("one.key"), dir.resolve("mixed.key"));
    assertThat(shell.run("--name mixed --no-secret --existing")).isEqualTo(1);
    assertThat(shell.err()).contains("The certificate is another key's");
    assertThat(shell.run("--name three --no-secret --existing")).isEqualTo(1);
    assertThat(shell.err()).contains("Cannot read", "three.key");
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private RSAPrivateCrtKey jdkKey() throws Exception {
    String base64 =
        Files.readString(dir.resolve("crm.key"))
            .replace("-----BEGIN PRIVATE KEY-----", "")
            .replace("-----END PRIVATE KEY-----", "");
    return (RSAPrivateCrtKey)
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
  }

  private X509Certificate certificate() throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(Files.readAllBytes(dir.resolve("crm.crt"))));
  }
}
