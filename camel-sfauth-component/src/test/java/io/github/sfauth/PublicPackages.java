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

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The packages of this module that have a public type. */
final class PublicPackages {

  private PublicPackages() {}

  static Set<String> of(Class<?> type)
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> packages = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(PublicPackages::isType).toList()) {
        String name = root.relativize(file).toString().replace(".class", "").replace('/', '.');
        Class<?> known = Class.forName(name, false, type.getClassLoader());
        if (Modifier.isPublic(known.getModifiers())) {
          packages.add(known.getPackageName());
        }
      }
    }
    return packages;
  }

  private static boolean isType(Path file) {
    return file.toString().endsWith(".class") && !file.endsWith("package-info.class");
  }
}
