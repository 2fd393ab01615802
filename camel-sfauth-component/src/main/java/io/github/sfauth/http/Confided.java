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

import io.github.sfauth.oauth.TokenRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request entrusts to the server: a server, or a proxy before it, that repeats it in its
 * answer must not bring it into a message.
 */
final class Confided {

  /** Whatever else a form has is taken for a secret, so that a new grant is covered. */
  private static final Set<String> PUBLIC =
      Set.of("grant_type", "client_id", "scope", "redirect_uri", "client_assertion_type");

  private static final String BASIC = "Basic ";

  /** Shorter ones stand in ordinary words. */
  private static final int SHORTEST = 4;

  /** Longest first: one may be part of another. */
  private final Set<String> values =
      new TreeSet<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(value -> value));

  private Confided() {}

  static Confided in(TokenRequest request) {
    Confided confided = new Confided();
    request.form().entrySet().stream()
        .filter(entry -> !PUBLIC.contains(entry.getKey()))
        .forEach(entry -> confided.add(entry.getValue()));
    request.headers().values().forEach(confided::addHeader);
    return confided;
  }

  /** The text without any of it. */
  String removedFrom(String text) {
    String clean = text;
    for (String value : values) {
      clean = clean.replace(value, "<redacted>");
    }
    return clean;
  }

  private void add(String value) {
    if (value.length() >= SHORTEST) {
      values.add(value);
      values.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private void addHeader(String value) {
    add(value);
    if (value.startsWith(BASIC)) {
      String encoded = value.substring(BASIC.length());
      add(encoded);
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      add(URLDecoder.decode(pair.substring(pair.indexOf(':') + 1), StandardCharsets.UTF_8));
    }
  }
}
