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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated parts are replaced, the rest is left alone, and examples typed by hand are seen. */
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
        "onException(Exception.class)\n    .redeliveryDelay(0)",
        "@Bean\nTokenSources tokens()",
        "- from:\n    uri: direct:a",
        "- to: \"sfauth:crm\"",
        "camel.component.sfauth:\n  secret-arn: {{crm.secret}}\n  scope: {a",
        "<from uri=\"direct:a\"/>",
        "# The secret\na.b-c[crm].d = e"
      })
  void seesAnExampleThatIsTypedByHandWhateverItsLabel(String code) {
    for (String label : List.of("", "text", "console", "java")) {
      assertThat(typed("a.md", "Text\n\n```" + label + "\n" + code + "\n```\nText"))
          .containsExactly(code);
      assertThat(typed("a.md", "* item\n\n  ~~~~ " + label + "\n" + code + "\n~~~~\nText"))
          .containsExactly(code);
      assertThat(typed("a.adoc", "[source," + label + "]\n.Title\n----\n" + code + "\n----\nText"))
          .containsExactly(code);
    }
    assertThat(typed("a.adoc", "Text\n....\n" + code + "\n....\n")).containsExactly(code);
    assertThat(typed("a.adoc", "```\n" + code + "\n```\n")).containsExactly(code);
    assertThat(typed("a.adoc", "[source,java]\n" + code + "\n\nText")).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "yaml", "xml", "properties"})
  void believesALabel(String label) {
    assertThat(typed("a.md", "```" + label + "\nanything\n```\n")).containsExactly("anything");
    assertThat(typed("a.adoc", "[source%linenums," + label + "]\n----\nanything\n----\n"))
        .containsExactly("anything");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mvn -q -P docs\nmvn verify",
        "curl -X POST 'http://127.0.0.1:8181/approvals?username=a@b.example'",
        "sfauth:connection[?options]",
        "feature:repo-add camel 4.14.5",
        "-Djdk.http.auth.tunneling.disabledSchemes=",
        "IT FAILED\nOf these options one is wrong:\n    a.b: there is no such option"
      })
  void seesNoExampleInCommandsAndWhatTheyPrint(String code) {
    assertThat(typed("a.md", "```\n" + code + "\n```\n")).isEmpty();
    assertThat(typed("a.adoc", "[source,text]\n----\n" + code + "\n----\n")).isEmpty();
  }

  @Test
  void leavesCommandsAndPoliciesAlone() {
    assertThat(typed("a.md", "```bash guide\nexport A=b;\n```\n```json\n{\"a\": 1}\n```\n"))
        .isEmpty();
  }

  @Test
  void tellsWhereAnExampleStands() {
    Page page =
        new Page(
            "a.md",
            "<!-- generated: words x -->\n```java\nfrom(\"a\")\n```\n<!-- end generated -->\n"
                + "```java\nfrom(\"b\")\n```\n");

    assertThat(page.typedExamples()).containsExactly(new Block(7, "java", List.of("from(\"b\")")));
  }

  @Test
  void knowsWhichTestRunsAFile() {
    Page page =
        new Page("a.adoc", "// generated: file b/C.java#d java tested by CTest#runs\n// end\n");

    assertThat(page.files())
        .containsExactly(new ShownFile("b/C.java", Optional.of("d"), "java", "CTest", "runs"));
    assertThatThrownBy(() -> new Page("a.adoc", "// generated: file b/C.java java\n").files())
        .hasMessageContaining("tested by CLASS#METHOD");
  }

  private static List<String> typed(String name, String text) {
    return new Page(name, text).typedExamples().stream().map(Block::code).toList();
  }
}
