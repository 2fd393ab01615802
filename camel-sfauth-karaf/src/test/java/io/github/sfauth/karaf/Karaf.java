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

import static org.awaitility.Awaitility.await;

import io.github.sfauth.karaf.probe.ProbeActivator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Karaf process of this test's own: nothing but loopback, no shell, no JMX, and no Maven
 * repository but a folder. It ends with the test, whatever happens.
 */
final class Karaf implements AutoCloseable {

  /** The first start unpacks and installs everything. */
  private static final Duration START = Duration.ofMinutes(4);

  private final Path home;
  private final Process process;
  private final Probe probe;

  private Karaf(Path home, Process process, Probe probe) {
    this.home = home;
    this.process = process;
    this.probe = probe;
  }

  /**
   * Starts one.
   *
   * @param home an unpacked distribution that nobody used yet
   * @param repository the folder that it installs from
   * @param properties system properties for it
   */
  static Karaf start(Path home, Path repository, Map<String, String> properties)
      throws IOException {
    configure(home, repository);
    Path portFile = home.resolve("probe.port");
    ProcessBuilder command =
        new ProcessBuilder("bash", home.resolve("bin/karaf").toString(), "daemon")
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("console.txt").toFile());
    Map<String, String> environment = command.environment();
    environment.keySet().removeIf(name -> name.startsWith("KARAF_"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put(
        "EXTRA_JAVA_OPTS",
        "-Djava.net.preferIPv4Stack=true -D%s=%s".formatted(ProbeActivator.PORT_FILE, portFile));
    Files.write(
        home.resolve("etc/system.properties"),
        properties.entrySet().stream()
            .map(property -> property.getKey() + " = " + property.getValue())
            .toList(),
        StandardOpenOption.APPEND);
    Process process = command.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(process)));
    try {
      return new Karaf(home, process, awaitProbe(home, process, portFile));
    } catch (RuntimeException e) {
      kill(process);
      throw e;
    }
  }

  Probe probe() {
    return probe;
  }

  Path log() {
    return home.resolve("data/log/karaf.log");
  }

  @Override
  public void close() {
    kill(process);
  }

  private static Probe awaitProbe(Path home, Process process, Path portFile) {
    await()
        .atMost(START)
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException(
                    "Karaf ended: " + Files.readString(home.resolve("console.txt")));
              }
              return Files.exists(portFile);
            });
    try {
      Probe probe = new Probe(Integer.parseInt(Files.readString(portFile)));
      await().atMost(START).until(probe::ready);
      return probe;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void configure(Path home, Path repository) throws IOException {
    Path settings = home.resolve("etc/settings.xml");
    Files.writeString(settings, "<settings/>");
    Path etc = home.resolve("etc");
    append(
        etc.resolve("org.ops4j.pax.url.mvn.cfg"),
        "org.ops4j.pax.url.mvn.settings = " + settings,
        "org.ops4j.pax.url.mvn.localRepository = " + home.resolve("data/maven"),
        "org.ops4j.pax.url.mvn.repositories =",
        "org.ops4j.pax.url.mvn.defaultRepositories = ${karaf.home.uri}system@id=system@snapshots, "
            + repository.toUri()
            + "@id=build@snapshots");
    // Without shell and management there is no port to choose and no login to set up.
    append(etc.resolve("org.apache.karaf.features.cfg"), "featuresBoot = wrap");
    append(etc.resolve("custom.properties"), "karaf.shutdown.port = -1");
    // What the component logs of a token is looked through at the end of the whole build.
    append(
        etc.resolve("org.ops4j.pax.logging.cfg"),
        "log4j2.logger.sfauth.name = io.github.sfauth",
        "log4j2.logger.sfauth.level = TRACE");
  }

  private static void append(Path file, String... lines) throws IOException {
    Files.write(file, List.of(lines), StandardOpenOption.APPEND);
  }

  private static void kill(Process process) {
    List<ProcessHandle> below = process.descendants().collect(Collectors.toList());
    process.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }
}
