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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The JDK's HTTP client, with the few requests that the tests make again and again. */
final class OrgClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final SimulatedOrg org;

  OrgClient(SimulatedOrg org) {
    this.org = org;
  }

  static Map<String, String> credentials() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", SimulatedOrg.CONSUMER_KEY);
    form.put("client_secret", SimulatedOrg.CONSUMER_SECRET);
    return form;
  }

  static Map<String, String> credentials(String name, String value) {
    Map<String, String> form = credentials();
    form.put(name, value);
    return form;
  }

  static Map<String, String> assertionForm(String assertion) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    form.put("assertion", assertion);
    return form;
  }

  /** Client credentials of a client that proves itself by assertion. */
  static Map<String, String> clientAssertionForm(String assertion) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion);
    return form;
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  Reply login() {
    return login(credentials());
  }

  Reply login(Map<String, String> form) {
    return send(tokenRequest().POST(BodyPublishers.ofString(encode(form))));
  }

  /** A login of the user that an assertion names. */
  Reply loginWith(String assertion) {
    return login(assertionForm(assertion));
  }

  String tokenUrl() {
    return org.uri() + "/services/oauth2/token";
  }

  HttpRequest.Builder tokenRequest() {
    return HttpRequest.newBuilder(URI.create(tokenUrl()))
        .header("Content-Type", "application/x-www-form-urlencoded");
  }

  /** A token that is good now. */
  String token() {
    return login().json().path("access_token").asText();
  }

  Reply query(String token) {
    return get(
        org.instanceUrl(), "/services/data/v65.0/query?q=SELECT+Id,Name+FROM+Account", token);
  }

  Reply get(URI host, String path, String token) {
    return send(
        HttpRequest.newBuilder(host.resolve(path)).header("Authorization", "Bearer " + token));
  }

  static Reply send(HttpRequest.Builder request) {
    try {
      return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * An answer.
   *
   * @param response as the HTTP client has it
   */
  record Reply(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    String text() {
      return response.body();
    }

    JsonNode json() {
      try {
        return Json.parse(text().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new AssertionError("No JSON: " + text(), e);
      }
    }

    String field(String name) {
      return json().path(name).asText();
    }

    void assertRefused(String error, String description) {
      assertThat(status()).isEqualTo(400);
      assertThat(field("error")).isEqualTo(error);
      assertThat(field("error_description")).isEqualTo(description);
    }

    /** The code of the first error of a REST answer. */
    String errorCode() {
      return json().path(0).path("errorCode").asText();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }
}
