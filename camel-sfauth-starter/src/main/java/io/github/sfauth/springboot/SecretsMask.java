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

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Masks the values of the component's secret options in Actuator's endpoints. Without a setting
 * Boot shows no value at all; this holds with {@code show-values=always} too.
 */
final class SecretsMask implements SanitizingFunction {

  private static final String PREFIX = Catalog.plain(Settings.PREFIX);

  private final Set<String> secretOptions;

  SecretsMask(Catalog catalog) {
    secretOptions =
        catalog.options().stream()
            .filter(CatalogOption::secret)
            .map(option -> Catalog.plain(option.name()))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public SanitizableData apply(SanitizableData data) {
    String key = Catalog.plain(data.getLowerCaseKey());
    return key.startsWith(PREFIX) && isSecret(key) ? data.withSanitizedValue() : data;
  }

  /** A key store's password is no option of the component, but of an option. */
  private boolean isSecret(String key) {
    return key.endsWith("password") || secretOptions.stream().anyMatch(key::endsWith);
  }
}
