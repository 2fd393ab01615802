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
package io.github.sfauth;

import java.io.InputStream;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The manifest that goes into the jar, with the syntax of OSGi's headers undone.
 *
 * @param main its main section
 */
record BundleManifest(Attributes main) {

  private static final String PARAMETER = ";\\s*([\\w-]+):?=(?:\"([^\"]*)\"|([^;,]*))";
  private static final Pattern CLAUSE = Pattern.compile("([\\w.]+)((?:" + PARAMETER + ")*)(?:,|$)");

  static BundleManifest of(Class<?> type) throws Exception {
    URL classes = type.getProtectionDomain().getCodeSource().getLocation();
    try (InputStream in = new URL(classes, "META-INF/MANIFEST.MF").openStream()) {
      return new BundleManifest(new Manifest(in).getMainAttributes());
    }
  }

  String header(String name) {
    return main.getValue(name);
  }

  /** Packages with their attributes and directives; the JDK's aside. */
  Map<String, Map<String, String>> imports() {
    Map<String, Map<String, String>> imports = clauses(header("Import-Package"));
    imports.keySet().removeAll(jdk(imports));
    return imports;
  }

  Map<String, Map<String, String>> exports() {
    return clauses(header("Export-Package"));
  }

  private static Set<String> jdk(Map<String, ?> packages) {
    return ModuleLayer.boot().modules().stream()
        .flatMap(module -> module.getPackages().stream())
        .filter(packages::containsKey)
        .collect(Collectors.toSet());
  }

  private static Map<String, Map<String, String>> clauses(String header) {
    Map<String, Map<String, String>> clauses = new LinkedHashMap<>();
    Matcher clause = CLAUSE.matcher(header);
    while (clause.find()) {
      Map<String, String> parameters = new LinkedHashMap<>();
      Matcher parameter = Pattern.compile(PARAMETER).matcher(clause.group(2));
      while (parameter.find()) {
        String quoted = parameter.group(2);
        parameters.put(parameter.group(1), quoted == null ? parameter.group(3) : quoted);
      }
      clauses.put(clause.group(1), parameters);
    }
    return clauses;
  }
}
