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

import io.github.sfauth.camel.SfAuthComponent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;

/** The beans that the component binds, seen in a context, with the first words of their javadoc. */
final class Beans {

  /** The comment of the class, whose annotations may come between. */
  private static final Pattern FIRST_PARAGRAPH =
      Pattern.compile(
          "/\\*\\*\\s(((?! \\*/).)*?)(\\n \\*\\n| \\*/)(?=.*?\\npublic )", Pattern.DOTALL);

  private static final Pattern INLINE_TAG = Pattern.compile("\\{@(?:code|link) ([^}]+)}");

  private final Path module;

  Beans(Path module) {
    this.module = module;
  }

  List<String> lines(List<String> arguments, Syntax syntax) {
    List<List<String>> rows = new ArrayList<>(List.of(List.of("Name", "Type", "Description")));
    bound()
        .forEach(
            (name, bean) ->
                rows.add(
                    List.of(
                        syntax.literal(name),
                        syntax.literal(bean.getClass().getName()),
                        description(bean.getClass(), syntax))));
    return syntax.table("2,4,6", rows);
  }

  private static Map<String, Object> bound() {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.addComponent("sfauth", new SfAuthComponent());
      context.start();
      Map<String, Object> found =
          new TreeMap<>(context.getRegistry().findByTypeWithName(Object.class));
      found.keySet().removeIf(name -> !name.startsWith("sfauth"));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String description(Class<?> type, Syntax syntax) {
    Path file = module.resolve("src/main/java").resolve(type.getName().replace('.', '/') + ".java");
    try {
      Matcher comment = FIRST_PARAGRAPH.matcher(Files.readString(file));
      if (!comment.find()) {
        throw new IllegalStateException("No javadoc in " + file);
      }
      String text = comment.group(1).replaceAll("\\s*\\n? \\* ?", " ").strip();
      return INLINE_TAG.matcher(text).replaceAll(tag -> syntax.literal(tag.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
