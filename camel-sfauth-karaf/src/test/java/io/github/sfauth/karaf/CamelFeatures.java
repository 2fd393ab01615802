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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stands in for Camel's own features file, whose bundles of Camel's core are not to be had where
 * this build runs: the plain jars of Camel, wrapped, with Camel's real bundle for OSGi. Names and
 * versions are those of the originals, so that what refers to them is tested as it is.
 */
final class CamelFeatures {

  private static final String FEATURES =
      """
      <features xmlns="http://karaf.apache.org/xmlns/features/v1.6.0" name="camel-stand-in">
        <feature name="camel-core" version="%1$s">
          <feature prerequisite="true">wrap</feature>
      %2$s
        </feature>
        <feature name="camel-http" version="%1$s">
          <feature version="%1$s">camel-core</feature>
      %3$s
        </feature>
      </features>
      """;

  private CamelFeatures() {}

  /** Writes the file from what is in the repository. */
  static Path write(Path repository, Path file) throws IOException {
    List<Artifact> artifacts =
        Folders.files(repository).stream()
            .filter(jar -> jar.toString().endsWith(".jar"))
            .map(jar -> Artifact.of(repository.relativize(jar)))
            .toList();
    String version =
        artifacts.stream()
            .filter(artifact -> artifact.name().equals("camel-api"))
            .findFirst()
            .orElseThrow()
            .version();
    String core =
        bundles(artifacts.stream().filter(a -> a.ofCamel() && !a.ofHttp()).map(Artifact::wrapped))
            + bundles(artifacts.stream().filter(Artifact::forKaraf).map(Artifact::url));
    String http =
        bundles(artifacts.stream().filter(a -> a.ofCamel() && a.ofHttp()).map(Artifact::wrapped))
            + bundles(artifacts.stream().filter(Artifact::ofHttpClient).map(Artifact::versioned));
    Files.writeString(file, FEATURES.formatted(version, core, http));
    return file;
  }

  private static String bundles(Stream<String> urls) {
    return urls.map(url -> "    <bundle>" + url.replace("&", "&amp;") + "</bundle>\n")
        .collect(Collectors.joining());
  }

  private record Artifact(String group, String name, String version) {

    /** From where Maven keeps it. */
    static Artifact of(Path jar) {
      int length = jar.getNameCount();
      return new Artifact(
          jar.subpath(0, length - 3).toString().replace('\\', '/').replace('/', '.'),
          jar.getName(length - 3).toString(),
          jar.getName(length - 2).toString());
    }

    /** But for JAXB, which wants a dozen more and is used by nothing here. */
    boolean ofCamel() {
      return group.equals("org.apache.camel") && !name.equals("camel-xml-jaxb");
    }

    boolean forKaraf() {
      return group.equals("org.apache.camel.karaf");
    }

    boolean ofHttp() {
      return name.startsWith("camel-http") || name.equals("camel-attachments");
    }

    /** What camel-http needs beside Camel. */
    boolean ofHttpClient() {
      return group.startsWith("org.apache.httpcomponents")
          || group.startsWith("jakarta.")
          || group.equals("commons-codec");
    }

    String url() {
      return "mvn:" + group + "/" + name + "/" + version;
    }

    /** As Camel's features file wraps what has no metadata; what has some keeps it. */
    String versioned() {
      return "wrap:%s$Bundle-SymbolicName=wrap_%s.%s&Bundle-Version=%s"
          .formatted(url(), group, name, version);
    }

    String wrapped() {
      return ("wrap:%1$s$overwrite=merge&Bundle-SymbolicName=%2$s&Bundle-Version=%3$s"
              + "&Export-Package=!META-INF.*,org.apache.camel.*;version=%3$s")
          .formatted(url(), name, version);
    }
  }
}
