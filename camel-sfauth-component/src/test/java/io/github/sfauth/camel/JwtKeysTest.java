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

import static io.github.sfauth.camel.JwtBed.query;
import static io.github.sfauth.camel.JwtBed.sfauth;
import static io.github.sfauth.camel.SalesforceBed.expectAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.jwt.RsaSigner;
import io.github.sfauth.jwt.TestKeys;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A route logs in with a key, however people keep it. */
class JwtKeysTest {

  private static final String ENTRY = "direct:in";
  private static final String PASSWORD = "planted-secret-of-the-key";

  @TempDir private Path files;
  private JwtBed bed;

  @BeforeEach
  void open() {
    bed = new JwtBed();
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  /** Not the texts themselves: the names of tests are printed. */
  private enum Form {
    PKCS8(TestKeys.pkcs8(JwtBed.KEY.getPrivate())),
    PKCS1(TestKeys.pkcs1(JwtBed.KEY.getPrivate())),
    ON_ONE_LINE(TestKeys.pkcs8(JwtBed.KEY.getPrivate()).replace("\n", "")),
    WITH_ESCAPED_LINE_BREAKS(TestKeys.pkcs8(JwtBed.KEY.getPrivate()).replace("\n", "\\n")),
    FROM_WINDOWS(TestKeys.pkcs8(JwtBed.KEY.getPrivate()).replace("\n", "\r\n"));

    private final String pem;

    Form(String pem) {
      this.pem = pem;
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void takesAKeyFromTheSecret(Form form) throws Exception {
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put("PrivateKey", form.pem);
    bed.create(members);
    expectOneLogin(bed.bed().context(), sfauth(JwtBed.SECRET));
  }

  @Test
  void takesAnEncryptedKeyFromTheSecret() throws Exception {
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put("PrivateKey", TestKeys.encrypted(PASSWORD));
    members.put("PrivateKeyPassword", PASSWORD);
    bed.create(members);
    expectOneLogin(bed.bed().context(), sfauth(JwtBed.SECRET));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void takesAKeyFromAnOption(Form form) throws Exception {
    CamelContext context = bed.bed().context();
    context.getRegistry().bind("crmKey", form.pem);
    expectOneLogin(context, bed.withoutSecret("privateKey=#bean:crmKey"));
  }

  @Test
  void takesAnEncryptedKeyFromAFile() throws Exception {
    Path file = files.resolve("crm.key");
    Files.writeString(file, TestKeys.encrypted(PASSWORD));
    CamelContext context = bed.bed().context();
    context.getRegistry().bind("crmKeyPassword", PASSWORD);
    expectOneLogin(
        context,
        bed.withoutSecret("privateKey=file:" + file, "privateKeyPassword=#bean:crmKeyPassword"));
  }

  @Test
  void takesAKeyFromTheClassPath() throws Exception {
    bed.org().app().uploadCertificate(TestKeys.ofFile("certificate.pem"));
    expectOneLogin(bed.bed().context(), bed.withoutSecret("privateKey=classpath:keys/genpkey.pem"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void takesAKeyFromAKeyStore(String type) throws Exception {
    CamelContext context = bed.bed().context();
    context.getRegistry().bind("crmKeys", keyStore(type));
    expectOneLogin(context, bed.withoutSecret("keyStoreParameters=#crmKeys"));
  }

  @Test
  void takesAKeyFromAKeyStoreBesideASecret() throws Exception {
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.remove("PrivateKey");
    bed.create(members);
    CamelContext context = bed.bed().context();
    context.getRegistry().bind("crmKeys", keyStore("PKCS12"));

    expectOneLogin(context, sfauth(JwtBed.SECRET, "keyStoreParameters=#crmKeys"));

    assertThat(bed.bed().secrets().current(JwtBed.SECRET)).contains("SessionId");
  }

  @Test
  void takesAKeyThatIsABean() throws Exception {
    CamelContext context = bed.bed().context();
    context.getRegistry().bind("crmKey", JwtBed.KEY.getPrivate());
    expectOneLogin(context, bed.withoutSecret("signingKey=#crmKey"));
  }

  @Test
  void signsWithAKeyThatStaysWhereItIs() throws Exception {
    CamelContext context = bed.bed().context();
    context.getRegistry().bind("hsm", (RsaSigner) JwtKeysTest::signElsewhere);
    expectOneLogin(context, bed.withoutSecret("signer=#hsm"));
  }

  private static byte[] signElsewhere(byte[] input) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(JwtBed.KEY.getPrivate());
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "privateKey=#bean:ec | has an unusable privateKey: the private key is",
        "privateKey=#bean:public | has an unusable privateKey: the private key is a public key",
        "privateKey=#bean:encrypted | has an unusable privateKey: the private key is encrypted",
        "privateKey=/etc/crm.key | privateKey is neither a PEM text",
        "privateKey=file:/nowhere/crm.key | privateKey names file:/nowhere/crm.key",
        "signingKey=#rsaKey&certificate=file:/nowhere/crm.crt | certificate names file:/nowhere",
        "signingKey=#rsaKey&privateKeyPassword=x | sfauth:jwt has privateKeyPassword, which has no",
        "keyStoreParameters=#none | sfauth:jwt has keyStoreParameters that open no key store",
        "privateKey=http://keys.example/crm.key | privateKey is neither a PEM text",
        "keyStoreParameters=#two | has an unusable keyStoreParameters: the key store",
        "signingKey=#ecKey | has an unusable signingKey: the private key is",
        "signingKey=#ecKey&privateKey=#bean:ec | has privateKey and signingKey: keep one of them",
      })
  void refusesAtStartAKeyThatCannotSign(String optionAndMessage) throws Exception {
    String[] parts = optionAndMessage.split(" \\| ");
    CamelContext context = bed.bed().context();
    PrivateKey ec = TestKeys.pair("EC", 256).getPrivate();
    context.getRegistry().bind("ec", TestKeys.pkcs8(ec));
    context.getRegistry().bind("ecKey", ec);
    context.getRegistry().bind("rsaKey", JwtBed.KEY.getPrivate());
    KeyStoreParameters none = new KeyStoreParameters();
    none.setResource("file:/nowhere/crm.p12");
    none.setPassword(PASSWORD);
    context.getRegistry().bind("none", none);
    context.getRegistry().bind("encrypted", TestKeys.encrypted(PASSWORD));
    context
        .getRegistry()
        .bind("public", TestKeys.block("PUBLIC KEY", JwtBed.KEY.getPublic().getEncoded()));
    KeyStoreParameters two = keyStore("PKCS12", "one", "two");
    context.getRegistry().bind("two", two);
    String uri = bed.withoutSecret(parts[0]);

    assertThatThrownBy(() -> context.getEndpoint(uri))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("sfauth:jwt ")
        .hasMessageNotContaining("cannot be read: sfauth")
        .hasMessageContaining(parts[1]);
    assertThat(bed.org().counters().of("token")).isZero();
  }

  /** A file that was replaced is read anew once Salesforce refuses the old key. */
  @Test
  void picksUpAKeyFileThatWasReplaced() throws Exception {
    Path file = files.resolve("crm.key");
    Files.writeString(file, TestKeys.pkcs8(JwtBed.KEY.getPrivate()));
    CamelContext context =
        bed.bed().started(query(ENTRY, bed.withoutSecret("privateKey=file:" + file)));
    expectAnswer(context, ENTRY);

    Files.writeString(file, TestKeys.pkcs8(TestKeys.OTHER_KEY.getPrivate()));
    bed.org().app().uploadPublicKey(TestKeys.OTHER_KEY.getPublic());
    bed.org().expireSessions();

    expectAnswer(context, ENTRY);
    assertThat(bed.org().logins()).isEqualTo(2);
  }

  private KeyStoreParameters keyStore(String type, String... aliases) throws Exception {
    X509Certificate certificate =
        TestKeys.certificate(JwtBed.KEY, Duration.ofDays(-1), Duration.ofDays(300));
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    for (String alias : aliases.length == 0 ? new String[] {"crm"} : aliases) {
      store.setKeyEntry(
          alias, JwtBed.KEY.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
    }
    Path file = files.resolve("keys." + type + aliases.length);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    KeyStoreParameters parameters = new KeyStoreParameters();
    parameters.setResource("file:" + file);
    parameters.setType(type);
    parameters.setPassword(PASSWORD);
    return parameters;
  }

  private void expectOneLogin(CamelContext context, String endpoint) throws Exception {
    bed.bed().start(context, query(ENTRY, endpoint));
    expectAnswer(context, ENTRY);
    expectAnswer(context, ENTRY);
    assertThat(bed.org().logins()).isEqualTo(1);
  }
}
