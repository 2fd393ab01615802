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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

  private static final String OLD =
      """
      {"Domain":"acme.my","ConsumerKey":"key","Username":"u@acme.example","PrivateKey":"old",\
      "PrivateKeyPassword":"planted-secret-old","Certificate":"old","SessionId":"planted-secret-token",\
      "Instance":"acme.my.salesforce.com","Note":{"by":"operator","cost":1.50,"id":12345678901234567890}}""";

  private final Path dir;
  private final Shell shell;
  private SimulatedSecretsManager secrets;

  SecretTest(@TempDir Path dir) {
    this.dir = dir;
    shell = new Shell(dir);
  }

  @BeforeAll
  static void giveCredentials() {
    System.setProperty("aws.region", "us-east-1");
    System.setProperty("aws.accessKeyId", "simulated");
    System.setProperty("aws.secretAccessKey", "planted-secret-of-aws");
  }

  @AfterAll
  static void takeCredentials() {
    System.clearProperty("aws.region");
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @BeforeEach
  void open() {
    secrets = SimulatedSecretsManager.start(InstantSource.system(), 0);
  }

  @AfterEach
  void close() {
    secrets.close();
  }

  @Test
  void newSecretHasTheMembersThatTheComponentReads() throws Exception {
    assertThat(
            set(
                "--consumer-key 3MVG9 --username u@acme.example --domain https://Acme.my.salesforce.com"))
        .isZero();
    JsonNode members = current();

    assertThat(members.fieldNames())
        .toIterable()
        .containsExactly("Domain", "ConsumerKey", "Username", "PrivateKey", "Certificate");
    assertThat(members.path("Domain").textValue()).isEqualTo("acme.my");
    assertThat(members.path("ConsumerKey").textValue()).isEqualTo("3MVG9");
    assertThat(members.path("PrivateKey").textValue())
        .isEqualTo(Files.readString(dir.resolve("crm.key")));
    assertThat(members.path("Certificate").textValue())
        .isEqualTo(Files.readString(dir.resolve("crm.crt")));
  }

  @Test
  void passwordLoginUrlAndAudienceGoIntoTheSecret() throws Exception {
    assertThat(
            set(
                "--consumer-key 3MVG9 --username u@acme.example --login-url"
                    + " https://acme.my.salesforce.mil --audience https://login.salesforce.com"
                    + " --password-env KEY_PASSWORD"))
        .as(shell.err())
        .isZero();
    JsonNode members = current();

    assertThat(members.path("LoginUrl").textValue()).isEqualTo("https://acme.my.salesforce.mil");
    assertThat(members.path("Audience").textValue()).isEqualTo("https://login.salesforce.com");
    assertThat(members.path("PrivateKeyPassword").textValue()).isEqualTo(Shell.PASSWORD);
    assertThat(members.path("PrivateKey").textValue()).contains("ENCRYPTED");
  }

  @Test
  void secretThatExistsStaysAsItIsAndNoFilesAreMade() {
    secrets.create("salesforce/crm", OLD);

    assertThat(set("--consumer-key k --username u@acme.example --domain acme.my")).isEqualTo(1);
    assertThat(shell.err()).contains("salesforce/crm exists and stays as it is", "--rotate");
    assertThat(secrets.current("salesforce/crm")).isEqualTo(OLD);
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void rotationChangesTheKeyAndKeepsTokenAndEverythingElse() throws Exception {
    secrets.create("salesforce/crm", OLD);
    assertThat(set("--rotate")).as(shell.err()).isZero();
    String text = secrets.current("salesforce/crm");
    JsonNode members = current();

    assertThat(members.path("PrivateKey").textValue()).startsWith("-----BEGIN PRIVATE KEY");
    assertThat(members.path("Certificate").textValue()).startsWith("-----BEGIN CERTIFICATE");
    assertThat(members.has("PrivateKeyPassword")).isFalse();
    assertThat(members.path("SessionId").textValue()).isEqualTo("planted-secret-token");
    assertThat(members.path("Instance").textValue()).isEqualTo("acme.my.salesforce.com");
    assertThat(text).contains("{\"by\":\"operator\",\"cost\":1.50,\"id\":12345678901234567890}");
    assertThat(shell.out()).contains("Upload").contains("BEFORE a route logs in again");
    assertThat(shell.out().indexOf("BEFORE")).isLessThan(shell.out().indexOf("Changed the key"));
  }

  @Test
  void certificateCanBeUploadedBeforeTheSecretIsRotated() throws Exception {
    secrets.create("salesforce/crm", OLD);
    shell.run("--name crm --no-secret");
    assertThat(secrets.current("salesforce/crm")).isEqualTo(OLD);

    assertThat(set("--rotate --existing")).isZero();
    assertThat(current().path("PrivateKey").textValue())
        .isEqualTo(Files.readString(dir.resolve("crm.key")));
  }

  @Test
  void rotationOfWhatIsNoJsonObjectFailsBeforeFilesAreMade() {
    secrets.create("salesforce/crm", "planted-secret");
    assertThat(set("--rotate")).isEqualTo(1);
    assertThat(shell.err()).contains("no JSON object");
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void rotationOfASecretThatDoesNotExistFails() {
    assertThat(set("--rotate")).isEqualTo(1);
    assertThat(shell.err()).contains("There is no secret salesforce/crm", "leave --rotate out");
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void refusalByAwsIsToldWithItsCode() {
    secrets.create("salesforce/crm", OLD);
    secrets.deny("salesforce/crm", "PutSecretValue");

    assertThat(set("--rotate")).isEqualTo(1);
    assertThat(shell.err()).contains("AccessDeniedException");
    assertThat(secrets.current("salesforce/crm")).isEqualTo(OLD);
  }

  @Test
  void nothingSecretIsPrinted() throws Exception {
    secrets.create("salesforce/crm", OLD);
    set("--rotate --password-env KEY_PASSWORD");
    String key = Files.readString(dir.resolve("crm.key"));
    String printed = shell.out() + shell.err();

    assertThat(printed).contains("fingerprint").doesNotContain("planted-secret", "PRIVATE KEY");
    assertThat(key.lines().filter(line -> line.length() > 20)).noneMatch(printed::contains);
  }

  private int set(String options) {
    return shell.run(
        "--name crm --secret salesforce/crm --endpoint " + secrets.uri() + " " + options);
  }

  private JsonNode current() throws Exception {
    return JsonMapper.builder().build().readTree(secrets.current("salesforce/crm"));
  }
}
