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

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The accounts of the org: a few to begin with, and those that were made. */
final class Accounts {

  private static final String ID_PREFIX = "001";
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private final List<Map<AccountField, String>> accounts = new ArrayList<>();

  Accounts(InstantSource clock) {
    this.clock = clock;
    seed("Edge Communications", "Electronics", "Austin");
    seed("Burlington Textiles Corp of America", "Apparel", "Burlington");
    seed("Pyramid Construction Inc.", "Construction", "Paris");
    seed("Dickenson plc", "Consulting", "Lawrence");
    seed("Grand Hotels & Resorts Ltd", "Hospitality", "Chicago");
    seed("United Oil & Gas Corp.", "Energy", "New York");
    seed("Express Logistics and Transport", "Transportation", "Portland");
    seed("University of Arizona", "Education", "Tucson");
    seed("GenePoint", "Biotechnology", "Mountain View");
    seed("sForce", "Technology", "San Francisco");
    seed("Bäckerei Müller & Söhne", "Food & Beverage", "Köln");
    seed("株式会社サンプル", "Technology", "東京");
  }

  private void seed(String name, String industry, String city) {
    create(
        Map.of(
            AccountField.NAME, name,
            AccountField.INDUSTRY, industry,
            AccountField.BILLING_CITY, city,
            AccountField.TYPE, "Customer - Direct"));
  }

  /** Makes an account and answers with its id. */
  synchronized String create(Map<AccountField, String> values) {
    String id = RecordId.numbered(ID_PREFIX, accounts.size() + 1L);
    Map<AccountField, String> account = new EnumMap<>(values);
    account.put(AccountField.ID, id);
    account.put(AccountField.CREATED_DATE, DATE_TIME.format(clock.instant()));
    accounts.add(account);
    return id;
  }

  synchronized List<Map<AccountField, String>> all() {
    return List.copyOf(accounts);
  }

  /** The account of an id, whether in its form of 15 or of 18 characters. */
  Optional<Map<AccountField, String>> withId(String id) {
    return all().stream()
        .filter(account -> account.getOrDefault(AccountField.ID, "").startsWith(id))
        .filter(account -> id.length() == 15 || id.length() == 18)
        .findFirst();
  }
}
