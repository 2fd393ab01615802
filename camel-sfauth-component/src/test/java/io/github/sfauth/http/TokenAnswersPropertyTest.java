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

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.sfauth.JsonTexts;
import io.github.sfauth.oauth.TokenRequest;
import io.github.sfauth.oauth.TokenResponse;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever comes back, it is a token, a refusal, or trouble that passes; and it gives nothing away.
 */
class TokenAnswersPropertyTest {

  private static final String PLANTED = "00DPLANTED!inTheBody";
  private static final Duration LONGEST_LIFETIME = Duration.ofDays(3650);
  private static final TokenRequest REQUEST =
      Requests.to(URI.create("https://acme.my.salesforce.com"));
  private static final TokenAnswers ANSWERS =
      new TokenAnswers(InstantSource.fixed(Instant.parse("2026-11-23T08:00:00Z")));
  private static final List<String> MEMBERS =
      List.of(
          "access_token",
          "access_token",
          "instance_url",
          "instance_url",
          "token_type",
          "expires_in",
          "issued_at",
          "signature",
          "id",
          "scope",
          "error",
          "error_description",
          "refresh_token");

  @Property(tries = 1_500)
  void everyAnswerEndsInOneOfThreeWays(@ForAll("answers") Answer answer) {
    check(answer);
  }

  @Property(tries = 500)
  void everyByteSequenceEndsInOneOfThreeWays(
      @ForAll @Size(max = 200) byte[] body, @ForAll("statuses") int status) {
    check(new Answer(status, headers("application/json", "1"), body));
  }

  @Property(tries = 300)
  void lifetimesAreBelievedIfTheyArePositiveAndUnderTenYears(
      @ForAll @LongRange(min = -400_000_000, max = 400_000_000) long seconds,
      @ForAll boolean asText) {
    String value = asText ? "\"" + seconds + "\"" : String.valueOf(seconds);
    boolean usable = seconds > 0 && seconds <= LONGEST_LIFETIME.toSeconds();

    TokenResponse response = ANSWERS.read(REQUEST, ok(token("\"expires_in\":" + value)));

    assertThat(((TokenResponse.Issued) response).expiresIn().map(Duration::toSeconds))
        .isEqualTo(usable ? Optional.of(seconds) : Optional.empty());
  }

  @Property(tries = 300)
  void anotherMembersValueNeverKeepsATokenFromBeingUsed(
      @ForAll("otherMembers") String member, @ForAll("values") String value) {
    TokenResponse response =
        ANSWERS.read(REQUEST, ok(token(JsonTexts.quoted(member) + ":" + value)));

    assertThat(((TokenResponse.Issued) response).accessToken().reveal()).isEqualTo(PLANTED);
  }

  @Property(tries = 300)
  void nothingButWhatAHeaderCanCarryIsTakenForAToken(@ForAll String token) {
    String body =
        "{\"access_token\":"
            + JsonTexts.quoted(token)
            + ",\"instance_url\":\"https://a.my.salesforce.com\"}";
    boolean fit = !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7F);

    assertThat(endsInAToken(ok(body))).isEqualTo(fit);
  }

  private static boolean endsInAToken(Answer answer) {
    try {
      return ANSWERS.read(REQUEST, answer) instanceof TokenResponse.Issued;
    } catch (TokenUnavailableException e) {
      return false;
    }
  }

  private static void check(Answer answer) {
    TokenResponse response;
    try {
      response = ANSWERS.read(REQUEST, answer);
    } catch (TokenUnavailableException e) {
      assertHarmless(String.valueOf(e.getMessage()));
      assertThat(e).hasMessageNotContaining(PLANTED);
      assertThat(e.getCause()).isNull();
      e.retryAfter().ifPresent(TokenAnswersPropertyTest::assertShort);
      return;
    }
    if (response instanceof TokenResponse.Issued issued) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(issued.accessToken().reveal()).matches("[\\x21-\\x7E]+");
      assertThat(issued.instanceUrl()).isNotBlank();
      issued.expiresIn().ifPresent(TokenAnswersPropertyTest::assertBelievable);
      assertThat(issued.toString()).doesNotContain(issued.accessToken().reveal());
    } else if (response instanceof TokenResponse.Refused refused) {
      assertThat(answer.status()).isNotEqualTo(200);
      assertHarmless(refused.error().code());
      assertHarmless(refused.error().description());
      refused.retryAfter().ifPresent(TokenAnswersPropertyTest::assertShort);
    }
  }

  private static void assertHarmless(String text) {
    assertThat(text)
        .doesNotContain(Requests.SECRET)
        .doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029<>]")
        .hasSizeLessThan(700);
  }

  private static void assertShort(Duration wish) {
    assertThat(wish).isPositive().isLessThanOrEqualTo(RetryAfter.LONGEST);
  }

  private static void assertBelievable(Duration lifetime) {
    assertThat(lifetime).isPositive().isLessThanOrEqualTo(LONGEST_LIFETIME);
  }

  private static String token(String member) {
    return "{\"access_token\":\""
        + PLANTED
        + "\",\"instance_url\":\"https://a.my.salesforce.com\","
        + member
        + "}";
  }

  private static Answer ok(String body) {
    return new Answer(200, headers("application/json", ""), body.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpHeaders headers(String contentType, String retryAfter) {
    return HttpHeaders.of(
        Map.of(
            "Content-Type", List.of(contentType),
            "Location", List.of("https://evil.example/?token=" + PLANTED),
            "Date", List.of("Mon, 23 Nov 2026 08:00:00 GMT"),
            "Retry-After", List.of(retryAfter)),
        (name, value) -> true);
  }

  @Provide
  Arbitrary<Answer> answers() {
    Arbitrary<String> objects = JsonTexts.objects(MEMBERS, answersValues());
    Arbitrary<String> bodies =
        Arbitraries.frequencyOf(
            Tuple.of(6, objects),
            Tuple.of(2, JsonTexts.broken(objects)),
            Tuple.of(1, JsonTexts.values()));
    Arbitrary<Charset> charsets =
        Arbitraries.frequency(
            Tuple.of(8, StandardCharsets.UTF_8),
            Tuple.of(1, StandardCharsets.UTF_16),
            Tuple.of(1, StandardCharsets.ISO_8859_1));
    Arbitrary<String> types =
        Arbitraries.of("application/json", "text/html", "", "Äpplication/\u0130");
    Arbitrary<String> waits =
        Arbitraries.oneOf(
            Arbitraries.of("", "1", "-1", "9".repeat(400), "Fri, 31 Dec 9999 23:59:59 GMT"),
            Arbitraries.strings().ofMaxLength(8));
    return Combinators.combine(statuses(), bodies, charsets, types, waits)
        .as(
            (status, body, charset, type, wait) ->
                new Answer(status, headers(type, wait), body.getBytes(charset)));
  }

  @Provide
  Arbitrary<Integer> statuses() {
    return Arbitraries.oneOf(
        Arbitraries.of(200, 200, 400, 401), Arbitraries.integers().between(100, 599));
  }

  @Provide
  Arbitrary<String> values() {
    // Deeper than the parser goes is no JSON to it.
    return JsonTexts.values().filter(value -> !value.contains("[".repeat(900)) && isJson(value));
  }

  @Provide
  Arbitrary<String> otherMembers() {
    return Arbitraries.oneOf(
        Arbitraries.of("expires_in", "issued_at", "signature", "id", "scope", "error"),
        Arbitraries.strings().ofMaxLength(5).filter(name -> !MEMBERS.contains(name)));
  }

  /** What the server was told comes back in half of them. */
  private static Arbitrary<String> answersValues() {
    return Arbitraries.oneOf(
        JsonTexts.values(),
        Arbitraries.of(PLANTED, Requests.SECRET, "Bearer", "x" + Requests.SECRET + "\n<b>")
            .map(JsonTexts::quoted));
  }

  private static boolean isJson(String value) {
    try {
      return JsonMapper.builder().build().readTree(value) != null;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
