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
package io.github.sfauth.camel.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API's answers mean, row by row, for the token's own instance unless said otherwise. */
class VerdictTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | {\"totalSize\":1}",
        "204 | ``",
      })
  void acceptedIsWhatSucceeds(int status, String body) {
    assertThat(of(status, body)).isEqualTo(Verdict.ACCEPTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "401 | [{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]",
        "401 | [{\"errorCode\" : \"INVALID_SESSION_ID\"}]",
        "401 | <Errors><Error><errorCode>INVALID_SESSION_ID</errorCode></Error></Errors>",
        "401 | [{errorCode=INVALID_SESSION_ID}]",
        "401 | ``",
        "401 | a body that the route has changed",
        "400 | {\"exceptionCode\":\"InvalidSessionId\",\"exceptionMessage\":\"Invalid session id\"}",
        "400 | <error><exceptionCode>InvalidSessionId</exceptionCode></error>",
        "500 | <soapenv:Fault><faultcode>sf:INVALID_SESSION_ID</faultcode></soapenv:Fault>",
        "403 | Bad_OAuth_Token",
      })
  void expiredIsAnEndedSessionInEverySpelling(int status, String body) {
    assertThat(of(status, body)).isEqualTo(Verdict.EXPIRED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "401 | [{\"message\":\"This session is not valid for use with the REST API\",\"errorCode\":\"INVALID_SESSION_ID\"}]",
        "401 | [{\"message\":\"Connected app is not attached to Agent\",\"errorCode\":\"INVALID_SESSION_ID\"}]",
        "401 | [{\"message\":\"BlackTab users cannot perform API operations\"}]",
        "401 | [{\"errorCode\":\"INVALID_AUTH_HEADER\"}]",
        "403 | [{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]",
        "403 | [{\"errorCode\":\"API_DISABLED_FOR_ORG\"}]",
        "400 | [{\"message\":\"Name = 'INVALID_SESSION_ID'\",\"errorCode\":\"MALFORMED_QUERY\"}]",
        "400 | [{\"message\":\"unexpected token: InvalidSessionId\",\"errorCode\":\"MALFORMED_QUERY\"}]",
        "500 | [{\"message\":\"INVALID_SESSION_ID\",\"errorCode\":\"UNKNOWN_EXCEPTION\"}]",
        "404 | ``",
        "429 | ``",
        "503 | [{\"errorCode\":\"SERVER_UNAVAILABLE\"}]",
        "302 | ``",
      })
  void otherIsWhatNoNewTokenCuresThoughAMessageRepeatsTheWords(int status, String body) {
    assertThat(of(status, body)).isEqualTo(Verdict.OTHER);
  }

  @ParameterizedTest
  @CsvSource({"TRUSTED", "UNKNOWN"})
  void a401WithoutSalesforcesWordsCountsFromTheInstanceOnly(Speaker speaker) {
    HttpFailure answer = new HttpFailure(401, "who are you?", "", "");

    assertThat(Verdict.of(answer, speaker)).isEqualTo(Verdict.OTHER);
  }

  private static Verdict of(int status, String body) {
    return Verdict.of(new HttpFailure(status, body, "", ""), Speaker.INSTANCE);
  }
}
