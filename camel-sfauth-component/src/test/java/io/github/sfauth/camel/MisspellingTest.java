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
package io.github.sfauth.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisspellingTest {

  private static final List<String> NAMES = List.of("crm", "eu-crm", "billing");

  @ParameterizedTest
  @CsvSource({
    "cmr, crm",
    "CRM, crm",
    "crn, crm",
    "cr, crm",
    "crms, crm",
    "euCrm, eu-crm",
    "eu_crm, eu-crm",
    "bilings, billing",
    "biling, billing",
    "iblling, billing"
  })
  void namesWhatWasProbablyMeant(String written, String meant) {
    assertThat(Misspelling.of(written, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"erp", "sales", "b", "-"})
  void doesNotGuessWildly(String written) {
    assertThat(Misspelling.of(written, NAMES)).isEmpty();
  }
}
