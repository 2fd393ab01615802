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
package io.github.sfauth.examples.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.awaitility.Awaitility;

/** The application as a process, asked over HTTP. */
final class RunningJar implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(8);

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final Pattern STARTED = Pattern.compile("Started Application in");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path log;

  RunningJar(Path jar, Path log, Map<String, String> environment, String... arguments)
      throws IOException {
    this.log = log;
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-Djava.net.preferIPv4Stack=true");
    command.add("-jar");
    command.add(jar.toString());
    command.add("--server.port=0");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    process = builder.start();
  }

  /** Waits until it serves. */
  RunningJar started() {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> STARTED.matcher(output()).find() || !process.isAlive());
    assertThat(process.isAlive()).as(output()).isTrue();
    return this;
  }

  /** Waits until it ends by itself. */
  int exitStatus() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(output()).isTrue();
    return process.exitValue();
  }

  /** What it has said so far; the last character may be written in part only. */
  String output() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int status(String path) {
    return get(path).statusCode();
  }

  String body(String path) {
    return get(path).body();
  }

  JsonNode json(String path) {
    try {
      return JsonMapper.builder().build().readTree(body(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An attribute of the connection's MBean, read as management consoles on this machine do. */
  @SuppressWarnings("BanJNDI") // The address comes from the process that was started here.
  Object attribute(String connection, String attribute) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(String.valueOf(process.pid()));
    try (JMXConnector console =
        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
      MBeanServerConnection beans = console.getMBeanServerConnection();
      ObjectName pattern =
          new ObjectName(
              "org.apache.camel:type=sfauth,name=" + ObjectName.quote(connection) + ",*");
      Set<ObjectName> found = beans.queryNames(pattern, null);
      assertThat(found).hasSize(1);
      return beans.getAttribute(found.iterator().next(), attribute);
    } finally {
      machine.detach();
    }
  }

  private HttpResponse<String> get(String path) {
    Matcher port = PORT.matcher(output());
    assertThat(port.find()).as(output()).isTrue();
    URI uri = URI.create("http://127.0.0.1:" + port.group(1) + path);
    try {
      return http.send(
          HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
