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
package io.github.sfauth.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated parts are replaced, the rest is left alone, and routes by hand are seen. */
class PageTest {

  private static final Map<String, Section> SECTIONS =
      Map.of("words", (arguments, syntax) -> arguments);

  @Test
  void replacesWhatStandsBetweenTheMarkers() {
    Page page =
        new Page(
            "a.md", "Before\n<!-- generated: words x y -->\nold\n<!-- end generated -->\nAfter\n");

    assertThat(page.rewritten(SECTIONS).text())
        .isEqualTo("Before\n<!-- generated: words x y -->\nx\ny\n<!-- end generated -->\nAfter\n");
    assertThat(page.rewritten(SECTIONS).rewritten(SECTIONS)).isEqualTo(page.rewritten(SECTIONS));
  }

  @Test
  void refusesAPartThatDoesNotEndOrIsUnknown() {
    assertThatThrownBy(() -> new Page("a.adoc", "// generated: words x\n").rewritten(SECTIONS))
        .hasMessageContaining("a.adoc: what is generated for 'words x' does not end with");
    assertThatThrownBy(() -> new Page("a.adoc", "// generated: wrods x\n").rewritten(SECTIONS))
        .hasMessageContaining(
            "a.adoc asks for 'wrods x', but only these can be generated: [words]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from(\"direct:a\").to(\"log:a\");",
        "- from:\n    uri: direct:a",
        "<from uri=\"direct:a\"/>",
        "- to: \"sfauth:crm\"",
        "onException(Exception.class);",
        "<route/>"
      })
  void seesARouteThatIsWrittenByHand(String code) {
    assertThat(new Page("a.md", "```java\n" + code + "\n```\n").untestedRoutes())
        .isEqualTo(List.of(code + "\n"));
    assertThat(new Page("a.adoc", "[source,yaml]\n----\n" + code + "\n----\n").untestedRoutes())
        .isEqualTo(List.of(code + "\n"));
  }

  @Test
  void seesPropertiesThatAreWrittenByHandOnAPageThatNobodyRuns() {
    assertThat(new Page("a.adoc", "[source,properties]\n----\na = b\n----\n").untestedRoutes())
        .containsExactly("a = b\n");
    assertThat(new Page("a.md", "```properties\na = b\n```\n").untestedRoutes()).isEmpty();
  }

  @Test
  void seesNoRouteInDependenciesAndGeneratedParts() {
    assertThat(
            new Page("a.adoc", "[source,xml]\n----\n<dependency>\n</dependency>\n----\n")
                .untestedRoutes())
        .isEmpty();
    assertThat(
            new Page(
                    "a.md",
                    "<!-- generated: words x -->\n```java\nfrom(\"a\")\n```\n<!-- end generated -->\n")
                .untestedRoutes())
        .isEmpty();
  }
}
