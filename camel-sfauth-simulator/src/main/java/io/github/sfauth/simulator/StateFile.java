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
package io.github.sfauth.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The file that a simulator's state outlives its process in. Whoever reads it finds the last state
 * that was written whole, even after a crash. It holds secret values, so it is its owner's alone.
 */
final class StateFile {

  private static final String NAME = "simulator.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final Lock lock = new ReentrantLock();
  private JsonNode written = MissingNode.getInstance();

  StateFile(Path directory) {
    this.directory = directory;
  }

  /** What was saved, if anything was. */
  Optional<JsonNode> load() {
    Path file = directory.resolve(NAME);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      // Not passed on as a cause: a parser's message quotes the file.
      throw new IllegalStateException(
          "Cannot read the simulator's state in " + file + "; remove the file to start anew");
    }
  }

  /**
   * Writes what has changed since the last time. The state is taken under the lock, so that of two
   * savers the later one never writes the older state.
   */
  void save(Supplier<JsonNode> current) {
    lock.lock();
    try {
      JsonNode state = current.get();
      if (!state.equals(written)) {
        replace(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
        written = state;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot save the simulator's state in " + directory, e);
    } finally {
      lock.unlock();
    }
  }

  /** Writes beside the file, then takes its place in one step. */
  private void replace(byte[] content) throws IOException {
    Files.createDirectories(directory);
    // Made readable for its owner only, where the file system knows owners.
    Path draft = Files.createTempFile(directory, NAME, ".draft");
    try {
      Files.write(draft, content, StandardOpenOption.SYNC);
      Files.move(draft, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
