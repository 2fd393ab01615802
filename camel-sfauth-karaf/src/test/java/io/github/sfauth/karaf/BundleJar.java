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
package io.github.sfauth.karaf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Makes bundles of what this test was compiled to, and new versions of bundles. */
final class BundleJar {

  private BundleJar() {}

  /**
   * A bundle of one package of the test's classes.
   *
   * @param file where to write it
   * @param activator its activator; its package goes into the bundle
   * @param imports the packages that it needs
   */
  static Path of(Path file, Class<?> activator, List<String> imports) throws Exception {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", activator.getPackageName());
    headers.putValue("Bundle-Activator", activator.getName());
    headers.putValue("Import-Package", String.join(",", imports));
    Path root = Path.of(activator.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = root.resolve(activator.getPackageName().replace('.', '/'));
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
        Stream<Path> classes = Files.list(folder)) {
      for (Path type : classes.toList()) {
        jar.putNextEntry(new JarEntry(root.relativize(type).toString().replace('\\', '/')));
        Files.copy(type, jar);
      }
    }
    return file;
  }

  /** The same bundle with another version. */
  static Path withVersion(Path bundle, String version, Path file) throws IOException {
    try (JarFile old = new JarFile(bundle.toFile());
        OutputStream out = Files.newOutputStream(file)) {
      Manifest manifest = new Manifest(old.getManifest());
      manifest.getMainAttributes().putValue("Bundle-Version", version);
      try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
        for (JarEntry entry : old.stream().toList()) {
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            jar.putNextEntry(new JarEntry(entry.getName()));
            old.getInputStream(entry).transferTo(jar);
          }
        }
      }
    }
    return file;
  }
}
