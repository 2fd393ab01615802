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
package io.github.sfauth.simulator.org;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.org.OrgClient.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The APIs that spell a dead session in their own ways. */
class BulkAndSoapTest {

  private static final String JOB = "{\"operation\":\"insert\",\"object\":\"Account\"}";

  private final SimulatedOrg org = SimulatedOrg.start(SimulatorClock.running(), 0);
  private final OrgClient client = new OrgClient(org);

  @AfterEach
  void stop() {
    org.close();
  }

  private Reply bulk(String header, String token, String contentType, String body) {
    return OrgClient.send(
        HttpRequest.newBuilder(org.instanceUrl().resolve("/services/async/65.0/job"))
            .header(header, token)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body)));
  }

  private Reply soap(String token, String operation) {
    String envelope =
        """
        <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">
          <soapenv:Header><SessionHeader xmlns="urn:partner.soap.sforce.com">
            <sessionId>%s</sessionId></SessionHeader></soapenv:Header>
          <soapenv:Body><%s xmlns="urn:partner.soap.sforce.com"/></soapenv:Body>
        </soapenv:Envelope>
        """
            .formatted(token, operation);
    return OrgClient.send(
        HttpRequest.newBuilder(org.instanceUrl().resolve("/services/Soap/u/65.0"))
            .header("Content-Type", "text/xml")
            .POST(BodyPublishers.ofString(envelope)));
  }

  /** Bulk API Developer Guide, "Create a Job". */
  @Test
  void bulkMakesJobs() {
    Reply job = bulk("X-SFDC-Session", client.token(), "application/json", JOB);

    assertThat(job.status()).isEqualTo(201);
    assertThat(job.field("state")).isEqualTo("Open");
    assertThat(job.field("object")).isEqualTo("Account");
    assertThat(org.receivedBodies()).containsExactly(JOB);
  }

  @Test
  void bulkTakesBearerTokenAndXmlToo() {
    String body = "<jobInfo><operation>insert</operation><object>Account</object></jobInfo>";

    Reply job = bulk("Authorization", "Bearer " + client.token(), "application/xml", body);

    assertThat(job.status()).isEqualTo(201);
    assertThat(job.text()).contains("<state>Open</state>", "<object>Account</object>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "<jobInfo/>", "", "<jobInfo"})
  void bulkRefusesJobWithoutOperationOrObject(String body) {
    Reply job = bulk("X-SFDC-Session", client.token(), "text/plain", body);

    assertThat(job.status()).isEqualTo(400);
    assertThat(job.text()).contains("<exceptionCode>InvalidJob</exceptionCode>");
  }

  /** Bulk API Developer Guide, "Errors": 400 with InvalidSessionId, not 401. */
  @Test
  void bulkSpellsDeadSessionInXml() {
    Reply reply = bulk("X-SFDC-Session", "dead", "application/xml", "<jobInfo/>");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text())
        .contains("<exceptionCode>InvalidSessionId</exceptionCode>")
        .contains("http://www.force.com/2009/06/asyncapi/dataload");
  }

  @Test
  void bulkSpellsDeadSessionInJsonIfTheCallIsJson() {
    Reply reply = bulk("X-SFDC-Session", "dead", "application/json", JOB);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.field("exceptionCode")).isEqualTo("InvalidSessionId");
  }

  @Test
  void bulkRefusesOnDemandInTheFormatOfTheCall() {
    String token = client.token();
    org.refuseApi(ApiRefusal.BULK_INVALID_SESSION);

    assertThat(bulk("X-SFDC-Session", token, "application/json", JOB).field("exceptionCode"))
        .isEqualTo("InvalidSessionId");
    assertThat(bulk("X-SFDC-Session", token, "text/xml", "<jobInfo/>").text())
        .contains("InvalidSessionId");
  }

  @Test
  void soapAnswersWhileTheSessionLives() {
    Reply reply = soap(client.token(), "getServerTimestamp");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).contains("<timestamp>");
  }

  /** SOAP API Developer Guide, "API Fault Element": status 500. */
  @ParameterizedTest
  @ValueSource(strings = {"dead", "", "<!-- -->"})
  void soapSpellsDeadSessionAsFault(String token) {
    Reply reply = soap(token, "getServerTimestamp");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.text()).contains("<faultcode>sf:INVALID_SESSION_ID</faultcode>");
  }

  @Test
  void soapKnowsNoOtherOperation() {
    assertThat(soap(client.token(), "query").text()).contains("No operation available");
  }
}
