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
package io.github.sfauth.springboot;

/**
 * One property that was given.
 *
 * @param property its name, as messages show it
 * @param path what Camel calls it, such as {@code connections[crm].secretArn}
 * @param option the option that the value is for
 * @param value the value, with the environment's placeholders resolved
 * @param secret whether the value must not be shown
 */
record Setting(String property, String path, CatalogOption option, String value, boolean secret) {

  /** Whether it makes a whole connection, rather than one of its options. */
  boolean isConnection() {
    return option.name().equals(Catalog.CONNECTIONS);
  }

  @Override
  public String toString() {
    return property;
  }
}
