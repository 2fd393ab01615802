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
package io.github.sfauth.camel.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.simulator.org.ApiRefusal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kamelet {@code salesforce-call-action}: stamp, call and repeat in one line. */
class CallActionTest {

  private static final String ACCOUNTS = "direct:accounts";

  private ExampleBed bed;

  @BeforeEach
  void open() {
    bed = new ExampleBed();
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private long calls(String operation) {
    return bed.org().counters().of(operation);
  }

  private static HttpOperationFailedException refusal(Exchange answer) {
    return answer.getException(HttpOperationFailedException.class);
  }

  @ExampleTest("call")
  void bringsTheAnswerAndItsStatusAndLeavesNoTokenBehind(Example example) {
    bed.start(example);

    Exchange answer = bed.send(ACCOUNTS);

    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody(String.class)).contains("totalSize");
    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    assertThat(answer.getMessage().getHeaders())
        .doesNotContainKeys(
            "Authorization", "CamelSfAuthInstanceUrl", Exchange.HTTP_URI, Exchange.HTTP_QUERY);
  }

  @ExampleTest("call")
  void sendsTheBodyAgainOnceTheSessionHasEnded(Example example) {
    bed.start(example);
    bed.expectAccounts(ACCOUNTS);
    bed.org().expireSessions();
    bed.org().counters().reset();

    Exchange answer =
        bed.send(
            "direct:create",
            new ByteArrayInputStream("{\"Name\": \"Streamed\"}".getBytes(StandardCharsets.UTF_8)));

    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody(String.class)).contains("\"success\"");
    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
    assertThat(calls("token")).isEqualTo(1);
    assertThat(calls("sobject")).isEqualTo(2);
  }

  @ExampleTest("call")
  void keepsTheHeadersOfOthersWhenTheCallIsRepeated(Example example) {
    bed.start(example);
    bed.expectAccounts(ACCOUNTS);
    bed.org().expireSessions();
    bed.org().counters().reset();

    Exchange answer = bed.sendWithHeaders(ACCOUNTS, Map.of("correlation", "4711"));

    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getHeader("correlation")).isEqualTo("4711");
    assertThat(calls("query")).isEqualTo(2);
  }

  @ExampleTest("call")
  void logsInOnceForManyWhoseSessionHasEnded(Example example) throws Exception {
    bed.start(example);
    bed.expectAccounts(ACCOUNTS);
    bed.org().expireSessions();
    bed.org().counters().reset();
    ExecutorService threads = Executors.newFixedThreadPool(8);

    try {
      Callable<Exchange> call = () -> bed.send(ACCOUNTS);
      List<Future<Exchange>> answers =
          threads.invokeAll(IntStream.range(0, 24).mapToObj(any -> call).toList());

      for (Future<Exchange> answer : answers) {
        assertThat(answer.get().getException()).isNull();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(calls("token")).isEqualTo(1);
  }

  @ExampleTest("call")
  void handsOutARefusalThatNoTokenCures(Example example) {
    bed.start(example);
    bed.org().refuseApi(ApiRefusal.API_DISABLED_FOR_ORG);

    Exchange answer = bed.send(ACCOUNTS);

    assertThat(refusal(answer).getResponseBody()).contains("API_DISABLED_FOR_ORG");
    assertThat(answer.getMessage().getHeaders())
        .doesNotContainKeys("Authorization", "CamelSfAuthInstanceUrl");
    assertThat(calls("query")).isEqualTo(1);
    assertThat(calls("token")).isEqualTo(1);
  }

  @ExampleTest("call")
  void repeatsOnceOnlyIfTheNewTokenIsRefusedToo(Example example) {
    bed.org().newTokenEachLogin(true);
    bed.start(example);
    bed.expectAccounts(ACCOUNTS);
    bed.org().counters().reset();
    bed.org().rejectEveryToken(true);

    Exchange answer = bed.send(ACCOUNTS);

    assertThat(refusal(answer).getStatusCode()).isEqualTo(401);
    assertThat(calls("query")).isEqualTo(2);
    assertThat(calls("token")).isEqualTo(1);
  }

  @ExampleTest("call")
  void followsAnOrgThatMoved(Example example) {
    bed.start(example);
    bed.expectAccounts(ACCOUNTS);
    bed.org().moveInstance();
    bed.org().counters().reset();

    bed.expectAccounts(ACCOUNTS);

    assertThat(calls("token")).isEqualTo(1);
  }

  @ExampleTest("call")
  void isNotLedAstrayByWhatAnotherCallLeft(Example example) {
    bed.start(example);

    Exchange answer =
        bed.sendWithHeaders(
            ACCOUNTS,
            Map.of(
                Exchange.HTTP_PATH, "/elsewhere",
                Exchange.HTTP_URI, "http://elsewhere.example",
                Exchange.HTTP_RAW_QUERY, "q=nothing",
                Exchange.HTTP_METHOD, "DELETE",
                Exchange.REST_HTTP_URI, "http://elsewhere.example"));

    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody(String.class)).contains("totalSize");
  }

  /** A call whose path is what the message says, as one would page through a query. */
  private Exchange sendTo(String path) {
    bed.routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:next")
                .to(
                    "kamelet:salesforce-call-action?connection=crm&secretArn={{crm.secret}}"
                        + "&path=RAW(${header.next})&query=q=SELECT+Id+FROM+Account");
          }
        });
    return bed.sendWithHeaders("direct:next", Map.of("next", path));
  }

  @ParameterizedTest
  @ValueSource(strings = {":1/x", ".evil.example/x", "@evil.example/x", "//evil.example/x", "x"})
  void callsTheInstanceWhateverThePath(String path) {
    Exchange answer = sendTo(path);

    // Nobody but the org is there to answer.
    assertThat(refusal(answer)).isNotNull();
    assertThat(refusal(answer).getStatusCode()).isEqualTo(404);
    assertThat(answer.getMessage().getHeaders()).doesNotContainKey(Exchange.HTTP_PATH);
  }

  @Test
  void sendsTheTokenToNoOtherPortThatThePathNames() {
    bed.staleTokenOf("localhost");

    Exchange answer = sendTo(":" + bed.org().uri().getPort() + "/services/data/v65.0/query");

    assertThat(answer.getException()).isNotNull();
    assertThat(calls("query")).isZero();
  }

  @Test
  void takesAPathWithoutASlash() {
    Exchange answer = sendTo("services/data/v65.0/query");

    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody(String.class)).contains("totalSize");
  }

  @Test
  void repeatsACallAtThePathThatTheMessageNamed() {
    bed.org().newTokenEachLogin(true);
    sendTo("/services/data/v65.0/query");
    bed.org().expireSessions();
    bed.org().counters().reset();

    Exchange answer =
        bed.sendWithHeaders("direct:next", Map.of("next", "services/data/v65.0/query"));

    assertThat(answer.getException()).isNull();
    assertThat(calls("query")).isEqualTo(2);
  }
}
