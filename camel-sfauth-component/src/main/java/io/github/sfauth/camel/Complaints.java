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

import java.util.Optional;
import java.util.Set;

/**
 * Says what is wrong with an endpoint's options.
 *
 * @param name the connection that the endpoint names
 * @param uri the options that its URI names; the component's are defaults, which may be pointless
 *     for it
 * @param connection the options that the connection of that name sets
 */
record Complaints(String name, Set<String> uri, Set<String> connection) {

  /** The endpoint, without options. */
  String endpoint() {
    return SfAuthConstants.SCHEME + ":" + name;
  }

  /** Whether the URI names one of these options. */
  boolean namesInUri(Set<String> options) {
    return first(options, uri).isPresent();
  }

  /** Whether the URI names an option that is none of these. */
  boolean namesInUriBeside(Set<String> options) {
    return uri.stream().anyMatch(named -> first(options, Set.of(named)).isEmpty());
  }

  /** What to throw. */
  IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(endpoint() + " " + what);
  }

  /** What to throw about an option that others have read. */
  IllegalArgumentException unusable(String option, Exception cause) {
    return new IllegalArgumentException(
        endpoint() + " has unusable " + option + ": " + cause.getMessage(), cause);
  }

  /** Throws if one of these options was named, by the URI or by the connection. */
  void pointless(Set<String> options, String where) {
    pointlessInUri(options, where);
    first(options, connection)
        .ifPresent(
            option -> {
              throw wrong(
                  noEffect(option + " (from its connection)", where)
                      + " from "
                      + NamedConnections.option(name));
            });
  }

  /** Throws if the URI names one of these options. */
  void pointlessInUri(Set<String> options, String where) {
    first(options, uri)
        .ifPresent(
            option -> {
              throw wrong(noEffect(option, where));
            });
  }

  private static String noEffect(String option, String where) {
    return "has " + option + ", which has no effect " + where + ": remove it";
  }

  private static Optional<String> first(Set<String> options, Set<String> named) {
    return named.stream()
        .map(option -> option.replace("-", ""))
        .filter(option -> options.stream().anyMatch(option::equalsIgnoreCase))
        .sorted()
        .findFirst();
  }
}
