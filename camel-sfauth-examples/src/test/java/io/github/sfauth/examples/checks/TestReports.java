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
package io.github.sfauth.examples.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads which tests ran and passed, from the reports of Surefire and Failsafe. */
final class TestReports {

  private TestReports() {}

  /** Simple class name and method of every test that ran and passed, as {@code Class#method}. */
  static Set<String> passedIn(List<Path> modules) throws Exception {
    Set<String> passed = new TreeSet<>();
    for (Path module : modules) {
      for (Path report : reportsOf(module)) {
        passed.addAll(passed(report));
      }
    }
    return passed;
  }

  private static List<Path> reportsOf(Path module) throws IOException {
    Path target = module.resolve("target");
    if (!Files.isDirectory(target)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(target, 2)) {
      return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).toList();
    }
  }

  private static Set<String> passed(Path report)
      throws IOException, ParserConfigurationException, SAXException {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
    Set<String> passed = new TreeSet<>();
    NodeList cases = document.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      Element test = (Element) cases.item(i);
      if (passed(test)) {
        passed.add(simpleName(test.getAttribute("classname")) + "#" + method(test));
      }
    }
    return passed;
  }

  private static boolean passed(Element test) {
    return Stream.of("failure", "error", "skipped")
        .allMatch(tag -> test.getElementsByTagName(tag).getLength() == 0);
  }

  private static String simpleName(String className) {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }

  /** A parameterised test appears once per set of arguments, with those behind its name. */
  private static String method(Element test) {
    return test.getAttribute("name").split("[({\\[ ]", 2)[0];
  }
}
