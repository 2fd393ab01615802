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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.camel.SfAuthComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the jar tells an OSGi framework about itself: what it gives, and what it cannot do without.
 */
class BundleManifestTest {

  private static BundleManifest manifest;
  private static DeclaredJars jars;

  @BeforeAll
  static void read() throws Exception {
    manifest = BundleManifest.of(SfAuthComponent.class);
    jars = DeclaredJars.read();
  }

  /** An optional part that is imported as mandatory would keep the whole bundle from resolving. */
  @Test
  void importsAsOptionalWhatComesFromOptionalDependenciesAndNothingElse() {
    List<String> wrong = new ArrayList<>();
    manifest
        .imports()
        .forEach(
            (name, attributes) -> {
              Set<DeclaredJars.Jar> from = jars.with(name);
              boolean required = from.stream().anyMatch(jar -> !jar.optional());
              boolean mandatory = !"optional".equals(attributes.get("resolution"));
              if (required != mandatory) {
                wrong.add(
                    "%s comes from %s: in <Import-Package> of pom.xml, it needs a line %s, above '*'"
                        .formatted(
                            name,
                            from.isEmpty() ? "no declared dependency" : from,
                            required ? "without resolution" : "with ;resolution:=optional"));
              }
            });

    assertThat(wrong).isEmpty();
  }

  /** Without a range, bnd writes the version that this build happened to see, and no upper end. */
  @Test
  void givesEveryImportARangeThatEndsBeforeAnIncompatibleVersion() {
    assertThat(manifest.imports())
        .isNotEmpty()
        .allSatisfy(
            (name, attributes) ->
                assertThat(attributes.get("version"))
                    .as("version of %s: give it a range in <Import-Package>", name)
                    .matches("\\[[0-9.]+,[0-9]+\\)"));
  }

  @Test
  void runsOnEveryCamelFrom414To5() {
    assertThat(manifest.imports().keySet())
        .filteredOn(name -> name.startsWith("org.apache.camel"))
        .contains("org.apache.camel.support")
        .allSatisfy(
            name -> assertThat(manifest.imports().get(name)).containsEntry("version", "[4.14,5)"));
  }

  @Test
  void needsNoAnnotationThatOnlyTheCompilerReads() {
    assertThat(manifest.imports()).doesNotContainKey("org.jspecify.annotations");
  }

  // Looks into every class, and the context plugins cannot be loaded by an older Camel.
  @Tag("camel-4.15")
  @Test
  void exportsThePackagesThatHaveSomethingPublicAndNoOther() throws Exception {
    assertThat(manifest.exports().keySet())
        .containsExactlyInAnyOrderElementsOf(PublicPackages.of(SfAuthComponent.class));
  }

  /** A package that two bundles have is found in one of them only. */
  @Test
  void sharesNoPackageWithAnotherJar() {
    assertThat(manifest.exports().keySet())
        .allSatisfy(name -> assertThat(jars.with(name)).as(name).isEmpty());
  }

  /** An import of one's own export may be wired to a stopped version of the same bundle. */
  @Test
  void importsNothingOfItsOwn() {
    assertThat(manifest.imports().keySet())
        .filteredOn(name -> name.startsWith("io.github.sfauth"))
        .isEmpty();
  }

  @Test
  void hasANameForTheFrameworkAndOneForTheModulePath() {
    Map<String, String> headers =
        Set.of("Bundle-SymbolicName", "Automatic-Module-Name", "Bundle-ManifestVersion").stream()
            .collect(Collectors.toMap(header -> header, manifest::header));

    assertThat(headers)
        .containsEntry("Bundle-SymbolicName", "io.github.sfauth.camel-sfauth")
        .containsEntry("Automatic-Module-Name", "io.github.sfauth.camel")
        .containsEntry("Bundle-ManifestVersion", "2");
  }
}
