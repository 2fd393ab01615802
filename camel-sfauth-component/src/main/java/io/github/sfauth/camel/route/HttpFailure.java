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
package io.github.sfauth.camel.route;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an HTTP call ended, as far as it tells something about its token.
 *
 * @param status HTTP status code
 * @param body what the server said; empty if that is not known
 * @param target the URL that was called; empty if that is not known
 * @param location where it was redirected to; empty if it was not
 */
public record HttpFailure(int status, String body, String target, String location) {

  private static final Logger LOG = LoggerFactory.getLogger(HttpFailure.class);
  private static final int DEEPEST_CAUSE = 10;

  /**
   * Reads an exception of camel-http, camel-vertx-http, camel-undertow, camel-netty-http or
   * camel-salesforce. They share no type, so they are told by the accessors that they share by
   * name. No reference to their classes is needed: none of them has to be on the class path, and in
   * OSGi they are visible through the exception itself only.
   */
  static Optional<HttpFailure> in(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .filter(cause -> cause.getClass().getName().startsWith("org.apache.camel."))
        .flatMap(cause -> of(cause).stream())
        .findFirst();
  }

  private static Optional<HttpFailure> of(Throwable cause) {
    return call(cause, "getStatusCode")
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast)
        .map(
            status ->
                new HttpFailure(
                    status,
                    text(cause, "getResponseBody", "getContentAsString", "getErrors"),
                    text(cause, "getUri"),
                    text(cause, "getRedirectLocation")));
  }

  private static String text(Throwable cause, String... accessors) {
    return Stream.of(accessors)
        .flatMap(accessor -> call(cause, accessor).stream())
        .map(String::valueOf)
        .findFirst()
        .orElse("");
  }

  private static Optional<Object> call(Throwable cause, String accessor) {
    try {
      Method method = cause.getClass().getMethod(accessor);
      return Optional.ofNullable(method.invoke(cause));
    } catch (NoSuchMethodException e) {
      // Not an exception of this shape.
      return Optional.empty();
    } catch (IllegalAccessException | InvocationTargetException e) {
      // The failure itself must reach the error handler, whatever cannot be read of it.
      LOG.debug("Cannot read {} of {}", accessor, cause.getClass(), e);
      return Optional.empty();
    }
  }
}
