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

import java.util.List;

/**
 * Properties below {@code camel.component.sfauth} are wrong. Each complaint names the property, the
 * reason and the fix, and shows no secret; there is no cause, because those of a failed binding
 * show values.
 *
 * @serial exclude
 */
public final class SfAuthPropertiesException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final List<String> complaints;

  SfAuthPropertiesException(List<String> complaints) {
    super(String.join(System.lineSeparator(), complaints));
    this.complaints = List.copyOf(complaints);
  }

  /**
   * What is wrong, one text for each property.
   *
   * @return at least one
   */
  public List<String> complaints() {
    return complaints;
  }
}
