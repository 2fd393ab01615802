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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.org.OrgClient.Reply;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST API as its Developer Guide has it. */
class RestApiTest {

  private static final String BASE = "/services/data/v65.0";

  private final SimulatedOrg org = SimulatedOrg.start(SimulatorClock.running(), 0);
  private final OrgClient client = new OrgClient(org);

  @AfterEach
  void stop() {
    org.close();
  }

  private Reply get(String path) {
    return client.get(org.instanceUrl(), path, client.token());
  }

  private Reply query(String soql) {
    return get(BASE + "/query?q=" + OrgClient.encode(soql));
  }

  /** "Versions": the one resource that needs no authentication. */
  @Test
  void tellsItsVersionsToEverybody() {
    Reply reply =
        OrgClient.send(HttpRequest.newBuilder(org.instanceUrl().resolve("/services/data")));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().findValuesAsText("version")).contains("65.0");
    assertThat(reply.json().findValuesAsText("label")).contains("Winter '26");
  }

  @Test
  void listsItsResources() {
    assertThat(get(BASE).field("query")).isEqualTo(BASE + "/query");
  }

  @Test
  void tellsItsLimits() {
    assertThat(get(BASE + "/limits").json().at("/DailyApiRequests/Max").isInt()).isTrue();
  }

  @Test
  void queryAnswersWithRecordsAndTheirAttributes() {
    JsonNode answer = query("SELECT Id, Name FROM Account LIMIT 2").json();

    assertThat(answer.path("totalSize").asInt()).isEqualTo(2);
    assertThat(answer.path("done").asBoolean()).isTrue();
    JsonNode record = answer.path("records").path(0);
    assertThat(record.at("/attributes/type").asText()).isEqualTo("Account");
    assertThat(record.at("/attributes/url").asText())
        .isEqualTo(BASE + "/sobjects/Account/" + record.path("Id").asText());
    assertThat(record.path("Id").asText()).matches("001\\w{15}");
  }

  @Test
  void queryFindsByText() {
    JsonNode answer = query("select Industry from Account where Name = 'GenePoint'").json();

    assertThat(answer.at("/records/0/Industry").asText()).isEqualTo("Biotechnology");
  }

  @Test
  void queryCounts() {
    assertThat(query("SELECT COUNT() FROM Account").json().path("totalSize").asInt())
        .isGreaterThan(5);
  }

  @Test
  void textsThatAreNotAsciiSurvive() {
    assertThat(query("SELECT Name FROM Account").json().findValuesAsText("Name"))
        .contains("Bäckerei Müller & Söhne", "株式会社サンプル");
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT, MALFORMED_QUERY",
    "SELECT Id FROM Nothing, INVALID_TYPE",
    "SELECT Nothing FROM Account, INVALID_FIELD"
  })
  void queryRefusesWhatItDoesNotKnow(String soql, String errorCode) {
    Reply reply = query(soql);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorCode()).isEqualTo(errorCode);
  }

  @Test
  void describesAccounts() {
    assertThat(
            get(BASE + "/sobjects/Account/describe").json().path("fields").findValuesAsText("name"))
        .contains("Id", "Name");
    assertThat(get(BASE + "/sobjects").json().at("/sobjects/0/name").asText()).isEqualTo("Account");
  }

  @Test
  void createdAccountCanBeReadAndQueried() {
    Reply created = create("{\"Name\":\"Neu & Söhne\",\"Phone\":\"+49 30 1\"}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("success").asBoolean()).isTrue();
    String id = created.field("id");
    assertThat(get(BASE + "/sobjects/Account/" + id).field("Phone")).isEqualTo("+49 30 1");
    assertThat(get(BASE + "/sobjects/Account/" + id.substring(0, 15)).field("Id")).isEqualTo(id);
    assertThat(query("SELECT Name FROM Account WHERE Id = '" + id + "'").text())
        .contains("Neu & Söhne");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|JSON_PARSER_ERROR",
        "{\"Nothing\":1}|INVALID_FIELD",
        "{\"Id\":\"001\",\"Name\":\"x\"}|INVALID_FIELD",
        "{}|REQUIRED_FIELD_MISSING"
      })
  void accountThatCannotBeMadeIsRefused(String body, String errorCode) {
    assertThat(create(body).errorCode()).isEqualTo(errorCode);
  }

  @Test
  void chunkedBodyComesWhole() {
    String body = "{\"Name\":\"Big\",\"Description\":\"" + "ä".repeat(100_000) + "\"}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        accounts(client.token())
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));

    assertThat(OrgClient.send(request).status()).isEqualTo(201);
    assertThat(org.receivedBodies()).containsExactly(body);
  }

  @Test
  void bodyOfRefusedCallDoesNotArrive() {
    OrgClient.send(accounts("00Dx!dead").POST(BodyPublishers.ofString("{}")));

    assertThat(org.receivedBodies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {BASE + "/nothing", BASE + "/sobjects/Contact/003", BASE + "/sobjects/Account/001"})
  void unknownResourceIsNotFound(String path) {
    Reply reply = get(path);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.errorCode()).isEqualTo("NOT_FOUND");
  }

  private Reply create(String body) {
    return OrgClient.send(accounts(client.token()).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder accounts(String token) {
    return HttpRequest.newBuilder(org.instanceUrl().resolve(BASE + "/sobjects/Account"))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }
}
