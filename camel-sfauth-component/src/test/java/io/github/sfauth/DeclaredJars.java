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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The dependencies that this module declares for its users, and the packages in them. The build
 * refuses code that uses undeclared ones, so that every import comes from one of these.
 *
 * @param jars the dependencies that are not for tests only
 */
record DeclaredJars(List<Jar> jars) {

  /**
   * One dependency.
   *
   * @param artifact its artifact id
   * @param optional whether users may do without it
   * @param packages the packages in it that hold classes
   */
  record Jar(String artifact, boolean optional, Set<String> packages) {
    @Override
    public String toString() {
      return (optional ? "the optional " : "the required ") + artifact;
    }
  }

  static DeclaredJars read() throws Exception {
    Element project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new File("pom.xml"))
            .getDocumentElement();
    List<Jar> jars = new ArrayList<>();
    for (Element dependency : children(child(project, "dependencies"), "dependency")) {
      String scope = text(dependency, "scope", "compile");
      if (!scope.equals("test")) {
        String artifact = text(dependency, "artifactId", "");
        boolean optional =
            scope.equals("provided") || text(dependency, "optional", "false").equals("true");
        jars.add(new Jar(artifact, optional, packages(artifact)));
      }
    }
    return new DeclaredJars(jars);
  }

  Set<Jar> with(String name) {
    return jars.stream().filter(jar -> jar.packages().contains(name)).collect(Collectors.toSet());
  }

  /** From the class path, where Maven puts a jar at artifact/version/file. */
  private static Set<String> packages(String artifact) throws IOException {
    Path file =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> path.toString().endsWith(".jar") && Files.isRegularFile(path))
            .filter(path -> path.getName(path.getNameCount() - 3).endsWith(artifact))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(artifact + " is not on the class path"));
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && name.contains("/"))
          .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
          .collect(Collectors.toSet());
    }
  }

  private static String text(Element parent, String name, String otherwise) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? otherwise : found.get(0).getTextContent().trim();
  }

  private static Element child(Element parent, String name) {
    return children(parent, name).get(0);
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
