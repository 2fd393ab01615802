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

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;

/** The fields that accounts have here. */
enum AccountField {
  ID("Id", "Account ID", "id", 18),
  NAME("Name", "Account Name", "string", 255),
  TYPE("Type", "Account Type", "string", 255),
  INDUSTRY("Industry", "Industry", "string", 255),
  BILLING_CITY("BillingCity", "Billing City", "string", 40),
  PHONE("Phone", "Account Phone", "phone", 40),
  WEBSITE("Website", "Website", "url", 255),
  DESCRIPTION("Description", "Account Description", "textarea", 32_000),
  CREATED_DATE("CreatedDate", "Created Date", "datetime", 0);

  private final String apiName;
  private final String label;
  private final String type;
  private final int length;

  AccountField(String apiName, String label, String type, int length) {
    this.apiName = apiName;
    this.label = label;
    this.type = type;
    this.length = length;
  }

  /** The field of this name, whose case does not matter. */
  static Optional<AccountField> named(String name) {
    return Arrays.stream(values())
        .filter(field -> field.apiName.equalsIgnoreCase(name))
        .findFirst();
  }

  String apiName() {
    return apiName;
  }

  boolean writable() {
    return this != ID && this != CREATED_DATE;
  }

  ObjectNode describe() {
    return Json.object()
        .put("name", apiName)
        .put("label", label)
        .put("type", type)
        .put("length", length)
        .put("soapType", this == ID ? "tns:ID" : "xsd:string")
        .put("nillable", this != ID && this != NAME)
        .put("createable", writable())
        .put("updateable", writable())
        .put("filterable", true)
        .put("sortable", true)
        .put("custom", false);
  }
}
