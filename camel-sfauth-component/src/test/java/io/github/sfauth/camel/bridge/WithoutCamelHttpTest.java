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
package io.github.sfauth.camel.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** camel-http is optional. */
class WithoutCamelHttpTest {

  @Test
  void startsARoute(@TempDir Path directory) throws Exception {
    Path output = directory.resolve("output.txt");
    Process poorer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                Started.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(poorer.waitFor()).as(() -> read(output)).isZero();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** This JVM's own, of which surefire may show a stub alone, without camel-http. */
  private static String classPath() {
    String own =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(own.split(File.pathSeparator))
        .filter(entry -> !new File(entry).getName().matches("(camel-http-\\d|httpc).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Runs in a JVM that has no camel-http. */
  static final class Started {

    private Started() {}

    public static void main(String[] none) throws Exception {
      try (CamelContext context = new DefaultCamelContext()) {
        context.addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:in").to("sfauth:crm?secretArn=any&region=eu-central-1");
              }
            });
        context.start();
        String http = "org.apache.camel.component.http.HttpEndpoint";
        assertThat(context.getClassResolver().resolveClass(http)).isNull();
        assertThat(context.getRegistry().lookupByName(HttpBinding.BEAN_NAME)).isNull();
        assertThat(context.isStarted()).isTrue();
      }
    }
  }
}
