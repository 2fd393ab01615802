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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Call;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Query, describe, create and read, for accounts (REST API Developer Guide, "Reference"). */
final class AccountApi {

  private static final String ACCOUNT = "Account";

  private final Accounts accounts;

  AccountApi(Accounts accounts) {
    this.accounts = accounts;
  }

  Answer query(Call call) {
    Optional<String> text =
        Optional.ofNullable(call.uri().getRawQuery()).flatMap(raw -> Form.parse(raw).value("q"));
    return text.flatMap(Soql::parse).map(soql -> run(soql, call)).orElseGet(Soql::malformed);
  }

  private Answer run(Soql soql, Call call) {
    if (!soql.object().equalsIgnoreCase(ACCOUNT)) {
      return RestError.of(
          400, "INVALID_TYPE", "sObject type '" + soql.object() + "' is not supported.");
    }
    List<Map<AccountField, String>> found =
        accounts.all().stream().filter(account -> satisfies(account, soql)).toList();
    if (soql.counts()) {
      return result(found.size(), Json.array());
    }
    for (String field : soql.fields()) {
      if (AccountField.named(field).isEmpty()) {
        return RestError.of(400, "INVALID_FIELD", "No such column '" + field + "' on 'Account'");
      }
    }
    ArrayNode records = Json.array();
    List<AccountField> fields =
        soql.fields().stream().flatMap(name -> AccountField.named(name).stream()).toList();
    found.stream()
        .limit(soql.limit())
        .forEach(account -> records.add(record(account, fields, base(call))));
    return result(records.size(), records);
  }

  private static boolean satisfies(Map<AccountField, String> account, Soql soql) {
    return soql.condition()
        .map(
            condition ->
                AccountField.named(condition.field())
                    .map(account::get)
                    .filter(condition.value()::equals)
                    .isPresent())
        .orElse(true);
  }

  private static Answer result(int totalSize, ArrayNode records) {
    ObjectNode result = Json.object().put("totalSize", totalSize).put("done", true);
    result.set("records", records);
    return Json.answer(200, result);
  }

  Answer describe(Call call) {
    if (call.path().endsWith("/sobjects") || call.path().endsWith("/sobjects/")) {
      ObjectNode global = Json.object().put("encoding", "UTF-8").put("maxBatchSize", 200);
      global.withArray("sobjects").add(summary());
      return Json.answer(200, global);
    }
    if (!call.path().endsWith("/sobjects/" + ACCOUNT + "/describe")) {
      return RestError.notFound();
    }
    ObjectNode description = summary();
    ArrayNode fields = description.putArray("fields");
    Arrays.stream(AccountField.values()).forEach(field -> fields.add(field.describe()));
    description.putArray("childRelationships");
    description.putArray("recordTypeInfos");
    return Json.answer(200, description);
  }

  private static ObjectNode summary() {
    return Json.object()
        .put("name", ACCOUNT)
        .put("label", ACCOUNT)
        .put("labelPlural", "Accounts")
        .put("keyPrefix", "001")
        .put("createable", true)
        .put("queryable", true)
        .put("retrieveable", true)
        .put("custom", false);
  }

  Answer sobject(Call call) {
    String[] segments = call.path().split("/", -1);
    boolean accounts = segments.length > 5 && segments[5].equals(ACCOUNT);
    if (accounts && segments.length == 6 && call.method().equals("POST")) {
      return create(call);
    } else if (accounts && segments.length == 7 && call.method().equals("GET")) {
      return read(segments[6], call);
    }
    return RestError.notFound();
  }

  private Answer create(Call call) {
    Map<AccountField, String> values = new EnumMap<>(AccountField.class);
    try {
      for (Map.Entry<String, JsonNode> sent : Json.parse(call.body()).properties()) {
        Optional<AccountField> field =
            AccountField.named(sent.getKey()).filter(AccountField::writable);
        if (field.isEmpty()) {
          return RestError.of(
              400,
              "INVALID_FIELD",
              "No such column '" + sent.getKey() + "' on sobject of type Account");
        }
        values.put(field.get(), sent.getValue().asText());
      }
    } catch (IOException malformed) {
      return RestError.of(400, "JSON_PARSER_ERROR", "Unexpected character in the body");
    }
    if (values.getOrDefault(AccountField.NAME, "").isBlank()) {
      return RestError.of(400, "REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]");
    }
    ObjectNode created = Json.object().put("id", accounts.create(values)).put("success", true);
    created.putArray("errors");
    return Json.answer(201, created);
  }

  private Answer read(String id, Call call) {
    return accounts
        .withId(id)
        .map(account -> record(account, List.of(AccountField.values()), base(call)))
        .map(account -> Json.answer(200, account))
        .orElseGet(RestError::notFound);
  }

  private static ObjectNode record(
      Map<AccountField, String> account, List<AccountField> fields, String base) {
    ObjectNode record = Json.object();
    record
        .putObject("attributes")
        .put("type", ACCOUNT)
        .put("url", base + "/sobjects/Account/" + account.get(AccountField.ID));
    fields.forEach(field -> record.put(field.apiName(), account.get(field)));
    return record;
  }

  /** The path up to the version, as the call has it. */
  private static String base(Call call) {
    String[] segments = call.path().split("/", -1);
    return "/services/data/" + segments[3];
  }
}
