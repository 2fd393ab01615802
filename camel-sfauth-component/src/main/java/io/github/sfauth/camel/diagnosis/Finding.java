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
package io.github.sfauth.camel.diagnosis;

import io.github.sfauth.token.Refusal;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.TokenRefusedException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How one step stands. Without secrets.
 *
 * @param check what was looked at
 * @param outcome how it stands
 * @param detail what was seen
 * @param fix what to do; empty where there is nothing to do
 */
public record Finding(Check check, Outcome outcome, String detail, String fix) {

  private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.)])\\s+(?=[A-Z(])");

  static Finding pass(Check check, String detail) {
    return new Finding(check, Outcome.PASS, detail, "");
  }

  static Finding warn(Check check, String detail, String fix) {
    return new Finding(check, Outcome.WARN, detail, fix);
  }

  static Finding fail(Check check, String detail, String fix) {
    return new Finding(check, Outcome.FAIL, detail, fix);
  }

  static Finding skip(Check check, String why) {
    return new Finding(check, Outcome.SKIP, why, "");
  }

  /** Our messages say in their first sentence what happened, and then what to do. */
  static Finding fail(Check check, SfAuthException failure) {
    if (failure instanceof TokenRefusedException refused) {
      Refusal refusal = refused.refusal();
      return fail(check, refusal.verdict(), refusal.advice());
    }
    String[] sentences = END_OF_SENTENCE.split(String.valueOf(failure.getMessage()), 2);
    return fail(check, sentences[0], sentences.length > 1 ? sentences[1] : "");
  }

  boolean failed() {
    return outcome == Outcome.FAIL;
  }

  /**
   * The finding for people and for JSON.
   *
   * @return unmodifiable: step, outcome, detail and fix
   */
  public Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("step", check.label());
    map.put("outcome", outcome.label());
    map.put("detail", detail);
    map.put("fix", fix);
    return Collections.unmodifiableMap(map);
  }
}
