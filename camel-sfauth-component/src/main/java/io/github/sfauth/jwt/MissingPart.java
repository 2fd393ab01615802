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
package io.github.sfauth.jwt;

import io.github.sfauth.oauth.UnusableKeyException;
import io.jsonwebtoken.lang.UnknownClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to say where jjwt is not whole. It looks for its parts when it first signs, so that nobody
 * notices earlier; and an {@code ExceptionInInitializerError} tells nobody what to install.
 */
final class MissingPart {

  private static final String IMPLEMENTATION = "jjwt-impl";
  private static final String JSON_WRITER = "jjwt-jackson";

  /** Of jjwt-impl, which is no dependency of this code: nothing writes JSON. */
  private static final String NO_JSON_WRITER = "UnavailableImplementationException";

  /** As the JVM and jjwt name classes in their messages. */
  private static final Pattern CLASS =
      Pattern.compile("\\b(?:io[./]jsonwebtoken|com[./]fasterxml)[./][\\w./$]*\\w");

  private MissingPart() {}

  /** The reason and the fix, to follow "The private key "; nothing if it failed for another. */
  static Optional<UnusableKeyException> behind(Throwable failure) {
    List<Throwable> chain = chain(failure);
    List<String> names = names(chain);
    if (!isMeant(chain, names)) {
      return Optional.empty();
    }
    Optional<String> missing = missing(chain, names);
    String reason =
        missing
                .map(part -> part + " is missing, or of another version")
                .orElse("the parts of jjwt do not fit together, or one of them is missing")
            + " ("
            + (names.isEmpty() ? failure.getClass().getName() : names.get(names.size() - 1))
            + ")";
    return Optional.of(
        new UnusableKeyException("cannot sign, as " + reason + ": " + fix(missing.orElse(""))));
  }

  /** Others fail to link, too: a user's signer, or a provider of keys. */
  private static boolean isMeant(List<Throwable> chain, List<String> names) {
    return chain.stream().anyMatch(MissingPart::lacksAJsonWriter)
        || (!names.isEmpty()
            && chain.stream().anyMatch(each -> each instanceof LinkageError || isNotFound(each)));
  }

  private static boolean isNotFound(Throwable each) {
    return each instanceof NoClassDefFoundError || each instanceof UnknownClassException;
  }

  private static boolean lacksAJsonWriter(Throwable each) {
    return each.getClass().getSimpleName().equals(NO_JSON_WRITER);
  }

  private static Optional<String> missing(List<Throwable> chain, List<String> names) {
    if (chain.stream().anyMatch(MissingPart::lacksAJsonWriter)) {
      return Optional.of(JSON_WRITER);
    } else if (chain.stream().noneMatch(MissingPart::isNotFound)) {
      return Optional.empty();
    }
    if (anyIn("io.jsonwebtoken.impl.", names)) {
      return Optional.of(IMPLEMENTATION);
    } else if (anyIn("io.jsonwebtoken.jackson.", names)) {
      return Optional.of(JSON_WRITER);
    }
    return anyIn("com.fasterxml.jackson.", names) ? Optional.of("Jackson") : Optional.empty();
  }

  private static String fix(String part) {
    return part.equals("Jackson")
        ? "add com.fasterxml.jackson.core:jackson-databind to the class path; in OSGi install"
            + " its bundle. Then restart"
        : "have io.jsonwebtoken:jjwt-api, jjwt-impl and jjwt-jackson on the class path, all of one"
            + " version; in OSGi install all three as bundles of their own, since the latter two are"
            + " fragments that nobody requires. Then restart";
  }

  private static boolean anyIn(String prefix, List<String> names) {
    return names.stream().anyMatch(name -> name.startsWith(prefix));
  }

  /** The classes of which the messages speak; nothing else is quoted from them. */
  private static List<String> names(List<Throwable> chain) {
    List<String> names = new ArrayList<>();
    for (Throwable each : chain) {
      Matcher name = CLASS.matcher(String.valueOf(each.getMessage()));
      while (name.find()) {
        names.add(name.group().replace('/', '.'));
      }
    }
    return names;
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable each = failure; each != null && !chain.contains(each); each = each.getCause()) {
      chain.add(each);
    }
    return chain;
  }
}
