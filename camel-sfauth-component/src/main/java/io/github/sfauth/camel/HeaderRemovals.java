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
package io.github.sfauth.camel;

import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Navigate;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.support.PatternHelper;

/** Finds the steps of a route, its error handling included, that take a stamp off the exchange. */
final class HeaderRemovals {

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private HeaderRemovals() {}

  /** Whether a route removes {@code Authorization}, by name or by pattern. */
  static boolean in(Route route) {
    HeaderRemovals search = new HeaderRemovals();
    return Stream.concat(Stream.of(route.getProcessor()), route.getOnExceptions().stream())
        .anyMatch(search::at);
  }

  private boolean at(Processor step) {
    if (!seen.add(step)) {
      return false;
    }
    return removes(step)
        || step instanceof Navigate<?> parent
            && parent.hasNext()
            && parent.next().stream()
                .anyMatch(next -> next instanceof Processor processor && at(processor));
  }

  private static boolean removes(Processor step) {
    return switch (step.getClass().getSimpleName()) {
      case "RemoveHeadersProcessor" -> coversStamp(step, "getPattern");
      case "RemoveHeaderProcessor" -> coversStamp(step, "getHeaderName");
      default -> false;
    };
  }

  /** These steps' classes are the engine's own, not its API: they are asked by name. */
  private static boolean coversStamp(Processor step, String accessor) {
    try {
      Object pattern = step.getClass().getMethod(accessor).invoke(step);
      return PatternHelper.matchPattern(SfAuthConstants.AUTHORIZATION, String.valueOf(pattern));
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      // An engine that does not say: better to note a stamp too often.
      return true;
    }
  }
}
