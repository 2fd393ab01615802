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

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** What a logger and those below it say, from now on until it is closed. */
public final class CapturedLog implements AutoCloseable {

  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final Logger logger;

  private CapturedLog(Logger logger) {
    this.logger = logger;
    said.start();
    logger.addAppender(said);
  }

  /** Of a package. */
  public static CapturedLog of(String name) {
    return new CapturedLog((Logger) LoggerFactory.getLogger(name));
  }

  /** Of a class. */
  public static CapturedLog of(Class<?> type) {
    return of(type.getName());
  }

  /** Every line, the oldest first. */
  public List<String> lines() {
    return lines(level -> true);
  }

  /** The lines of one level. */
  public List<String> lines(Level level) {
    return lines(level::equals);
  }

  /** The lines that somebody should read, errors among them. */
  public List<String> warnings() {
    return lines(level -> level.isGreaterOrEqual(Level.WARN));
  }

  private List<String> lines(Predicate<Level> levels) {
    return soFar().stream()
        .filter(event -> levels.test(event.getLevel()))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  /** Others may go on saying things, and the appender is its own lock. */
  private List<ILoggingEvent> soFar() {
    synchronized (said) {
      return List.copyOf(said.list);
    }
  }

  /** Forgets what was said. */
  public void clear() {
    synchronized (said) {
      said.list.clear();
    }
  }

  @Override
  public void close() {
    logger.detachAppender(said);
  }
}
