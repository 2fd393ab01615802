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
package io.github.sfauth.examples.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.org.OrgKind;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.org.TokenRefusal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One mistake is planted in a set-up that works; the doctor finds it, and names the fix. */
class DoctorTest {

  private static final String SECRET = "salesforce/crm";
  private static final String USER = "integration@simulated.example";
  private static final Duration YEAR = Duration.ofDays(365);

  private final Simulator simulator = Simulator.start();
  private final SimulatedOrg org = simulator.org();
  private final Map<String, String> secret = new LinkedHashMap<>();
  private final List<String> options = new ArrayList<>();
  private KeyPair pair = new KeyPair(null, null);

  @BeforeEach
  void aSetUpThatWorks() throws Exception {
    pair = KeyPairs.rsa();
    org.app().uploadCertificate(KeyPairs.certificate(pair, Instant.now(), YEAR));
    org.app().approve(USER);
    secret.put("LoginUrl", org.uri().toString());
    secret.put("ConsumerKey", SimulatedOrg.CONSUMER_KEY);
    secret.put("PrivateKey", KeyPairs.pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    secret.put("Username", USER);
    options.add("flow=jwtBearer");
    options.add("secretArn=" + SECRET);
    options.add("region=us-east-1");
    options.add("accessKey=test");
    options.add("secretKey=test");
    options.add("overrideEndpoint=true");
    options.add("uriEndpointOverride=" + simulator.secrets().uri());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void findsNothingWrongInASetUpThatWorks() throws Exception {
    putCertificate(KeyPairs.certificate(pair, Instant.now(), YEAR).getEncoded());
    String report = diagnose(0);
    assertThat(report)
        .contains("pass  aws", "pass  secret", "pass  credentials", "pass  key")
        .contains("pass  certificate", "pass  host", "pass  clock", "pass  login")
        .contains("pass  identity", "pass  api", "calls are left", "A route would work.")
        .doesNotContain("fail", "warn");
    assertThat(org.logins()).isEqualTo(1);
    assertThat(simulator.secrets().current(SECRET)).doesNotContain("SessionId");
  }

  @Test
  void findsNothingWrongWithClientCredentialsThatWork() throws Exception {
    useClientCredentials();
    assertThat(diagnose(0)).contains("skip  key", "pass  login", "pass  api");
  }

  @Test
  void runsTheChecksOfAStartFirst() throws Exception {
    options.add("scope=api");
    assertThat(diagnose(1))
        .contains("fail  options")
        .contains("has scope, which has no effect with flow=jwtBearer", "remove it");
  }

  @Test
  void namesAnOptionThatIsMisspeltAndNotItsValue() throws Exception {
    options.add("privateKeyPasword=PLANTED");
    assertThat(diagnose(1))
        .contains("fail  options", "no option privateKeyPasword: check the spelling");
  }

  @Test
  void namesAnOptionWhoseValueIsNone() throws Exception {
    options.set(0, "flow=jwtBearr");
    assertThat(diagnose(1)).contains("fail  options", "option flow: ");
  }

  @Test
  void findsAPlaceholderThatNobodySet() throws Exception {
    options.add("username={{env:SFAUTH_NOT_SET}}");
    assertThat(diagnose(1)).contains("fail  options", "env:SFAUTH_NOT_SET");
  }

  @Test
  void findsAMissingSecret() throws Exception {
    assertThat(withoutSecret(1))
        .contains("fail  secret", "does not exist", "aws secretsmanager create-secret");
  }

  @Test
  void findsASecretThatIsNotJson() throws Exception {
    simulator.secrets().create(SECRET, "ConsumerKey=abc");
    assertThat(withoutSecret(1))
        .contains("fail  secret", "is not JSON", "Expected: one JSON object", "put-secret-value");
  }

  @Test
  void findsKeysOfNoKnownDialect() throws Exception {
    simulator.secrets().create(SECRET, "{\"client_id\":\"a\",\"private_key\":\"b\"}");
    assertThat(withoutSecret(1))
        .contains("fail  credentials", "lacks ConsumerKey, PrivateKey, Username")
        .contains("client_id, private_key", "Expected: one JSON object");
  }

  @Test
  void findsAKmsKeyThatMayNotBeUsed() throws Exception {
    create();
    simulator.secrets().denyKms(SECRET);
    assertThat(withoutSecret(1)).contains("fail  secret", "KMS key", "Allow kms:Decrypt");
  }

  @Test
  void findsAReadThatIamDenies() throws Exception {
    create();
    simulator.secrets().deny(SECRET, "GetSecretValue");
    assertThat(withoutSecret(1))
        .contains("fail  secret", "access is denied", "secretsmanager:GetSecretValue");
  }

  @Test
  void findsAPublicKeyInPlaceOfThePrivateOne() throws Exception {
    secret.put("PrivateKey", KeyPairs.pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    assertThat(diagnose(1)).contains("fail  key", "is a public key", "skip  login");
    assertThat(org.counters().of("token")).isZero();
  }

  @Test
  void findsAnEcKey() throws Exception {
    secret.put("PrivateKey", KeyPairs.pem("PRIVATE KEY", KeyPairs.ec().getPrivate().getEncoded()));
    assertThat(diagnose(1)).contains("fail  key", "EC", "RSA", "skip  login");
  }

  @Test
  void findsACertificateOfAnotherKey() throws Exception {
    putCertificate(KeyPairs.certificate(KeyPairs.rsa(), Instant.now(), YEAR).getEncoded());
    assertThat(diagnose(1))
        .contains("fail  certificate", "belongs to another key", "uploaded to the app");
  }

  @Test
  void findsACertificateThatHasExpired() throws Exception {
    Instant twoYearsAgo = Instant.now().minus(YEAR.multipliedBy(2));
    putCertificate(KeyPairs.certificate(pair, twoYearsAgo, YEAR).getEncoded());
    assertThat(diagnose(1))
        .contains("fail  certificate", "has expired", "Make a new certificate", "upload it");
  }

  @Test
  void warnsOfACertificateThatExpiresSoon() throws Exception {
    putCertificate(KeyPairs.certificate(pair, Instant.now(), Duration.ofDays(20)).getEncoded());
    assertThat(diagnose(0)).contains("warn  certificate", "expires soon", "Make a new");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, -10})
  void findsAClockThatIsTenMinutesOff(int minutes) throws Exception {
    simulator.clock().advance(Duration.ofMinutes(minutes));
    assertThat(diagnose(1))
        .contains("fail  clock", minutes > 0 ? "behind" : "ahead of", "min", "(NTP)");
  }

  @Test
  void findsTheAudienceOfTheOtherEnvironment() throws Exception {
    org.kind(OrgKind.SANDBOX);
    assertThat(diagnose(1))
        .contains("fail  login", "audience is invalid", "https://test.salesforce.com");
  }

  @Test
  void findsAUsernameWithoutItsSandboxSuffix() throws Exception {
    org.kind(OrgKind.SANDBOX);
    org.addUser(USER + ".uat");
    org.app().approve(USER + ".uat");
    org.app().withdrawApproval(USER);
    secret.put("Audience", "https://test.salesforce.com");
    assertThat(diagnose(1))
        .contains("fail  login", "user hasn't approved this consumer")
        .contains("(1) The user name " + USER, "in a sandbox it ends in the sandbox's name");
  }

  @Test
  void findsAUserWhoHasNotApproved() throws Exception {
    org.app().withdrawApproval(USER);
    assertThat(diagnose(1))
        .contains("fail  login", "user hasn't approved this consumer")
        .contains("Admin approved users are pre-authorized")
        .contains(org.uri() + "/services/oauth2/authorize?response_type=code&client_id=3MVG9");
  }

  /** A name that is reserved for never being found stands for one that nobody has. */
  @Test
  void findsAMyDomainThatIsMisspelt() throws Exception {
    secret.put("LoginUrl", "https://acmee.my.salesforce.invalid");
    options.add("allowedHosts=acmee.my.salesforce.invalid");
    assertThat(diagnose(1)).contains("fail  host", "spelling", "Setup > My Domain", "skip  login");
  }

  @Test
  void findsALoginHostThatIsUsedForClientCredentials() throws Exception {
    useClientCredentials();
    org.asLoginHost(true);
    assertThat(diagnose(1))
        .contains("fail  login", "request not supported on this domain", "My Domain");
  }

  /** Known from its name, so that nothing is sent to it. */
  @Test
  void findsTheRealLoginHostBeforeAnythingIsSent() throws Exception {
    options.clear();
    options.addAll(
        List.of("clientId=key", "clientSecret=PLANTED", "loginUrl=https://login.salesforce.com"));
    assertThat(withoutSecret(1)).contains("fail  options", "login.salesforce.com", "My Domain");
  }

  @Test
  void findsAnAppWithoutARunAsUser() throws Exception {
    useClientCredentials();
    org.app().refuse(TokenRefusal.NO_RUN_AS_USER);
    assertThat(diagnose(1)).contains("fail  login", "no client credentials user", "run-as user");
  }

  @Test
  void findsAMissingApiScope() throws Exception {
    org.app().scopes("id");
    assertThat(diagnose(1))
        .contains("pass  login", "fail  api", "not valid for use with the REST API")
        .contains("Manage user data via APIs (api)");
  }

  @Test
  void findsARestrictedAddress() throws Exception {
    org.app().refuse(TokenRefusal.IP_RESTRICTED);
    assertThat(diagnose(1)).contains("fail  login", "ip restricted", "login IP ranges");
  }

  @Test
  void refusesArgumentsThatAreNoOptionsWithoutRepeatingThem() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
    assertThat(Doctor.run(List.of("PLANTED"), to, to)).isEqualTo(2);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("option=value")
        .doesNotContain("PLANTED");
  }

  private void useClientCredentials() {
    secret.remove("PrivateKey");
    secret.remove("Username");
    secret.put("ConsumerSecret", SimulatedOrg.CONSUMER_SECRET);
    options.remove("flow=jwtBearer");
  }

  private void putCertificate(byte[] der) {
    secret.put("Certificate", KeyPairs.pem("CERTIFICATE", der));
  }

  private void create() throws Exception {
    simulator.secrets().create(SECRET, JsonMapper.builder().build().writeValueAsString(secret));
  }

  private String diagnose(int status) throws Exception {
    create();
    return withoutSecret(status);
  }

  private String withoutSecret(int status) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
    int exit = Doctor.run(options, to, to);
    String report = said.toString(StandardCharsets.UTF_8);
    assertThat(exit).as(report).isEqualTo(status);
    assertThat(report)
        .doesNotContain("PRIVATE KEY-----", "eyJ", SimulatedOrg.CONSUMER_SECRET, "PLANTED")
        .doesNotContainPattern("00D\\w{12,15}!");
    return report;
  }
}
