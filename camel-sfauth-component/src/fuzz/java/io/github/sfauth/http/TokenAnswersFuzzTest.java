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

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sfauth.oauth.TokenResponse;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Whatever bytes come back, they are a token, a refusal, or trouble that passes. */
class TokenAnswersFuzzTest {

  private static final URI LOGIN_URL = URI.create("https://acme.my.salesforce.com");
  private static final HttpHeaders HEADERS =
      HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (name, value) -> true);
  private static final TokenAnswers ANSWERS =
      new TokenAnswers(InstantSource.fixed(Instant.parse("2026-11-23T08:00:00Z")));

  @FuzzTest(maxDuration = "10m")
  void readsAnyAnswer(byte[] body) {
    for (int status : new int[] {200, 204, 302, 400, 503}) {
      try {
        check(ANSWERS.read(Requests.to(LOGIN_URL), new Answer(status, HEADERS, body)));
      } catch (TokenUnavailableException e) {
        quotesNothing(String.valueOf(e.getMessage()));
      }
    }
  }

  private static void check(TokenResponse response) {
    if (response instanceof TokenResponse.Refused refused) {
      harmless(refused.error().code());
      harmless(refused.error().description());
    } else if (response instanceof TokenResponse.Issued issued
        && !issued.accessToken().reveal().matches("[\\x21-\\x7E]+")) {
      throw new AssertionError("No HTTP header carries this token");
    }
  }

  /** Salesforce's tokens have an exclamation mark, and no text of ours does. */
  private static void quotesNothing(String message) {
    harmless(message);
    if (message.contains("!")) {
      throw new AssertionError("Quotes the answer: " + message);
    }
  }

  private static void harmless(String text) {
    if (text.contains(Requests.SECRET) || !text.matches("[^\\p{Cntrl}<>]{0,700}")) {
      throw new AssertionError("Unfit to be shown: " + text);
    }
  }
}
