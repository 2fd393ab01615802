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
package io.github.sfauth.camel.documented;

/** What a route is written in. */
public enum Language {
  JAVA("Java", "java"),
  YAML("YAML", "yaml"),
  XML("XML", "xml");

  private final String title;
  private final String code;

  Language(String title, String code) {
    this.title = title;
    this.code = code;
  }

  /** The name as people write it. */
  public String title() {
    return title;
  }

  /** The name as code blocks and file names have it. */
  public String code() {
    return code;
  }
}
