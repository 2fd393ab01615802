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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** Acts in the container, through the bundle of the same name there. */
final class Probe {

  /** A wrapped bundle is made anew at each installation, thirty of them on a busy machine. */
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  Probe(int port) {
    this.address = URI.create("http://127.0.0.1:" + port + "/");
  }

  boolean ready() throws IOException, InterruptedException {
    return perform("ready", "").equals("true");
  }

  void addRepository(String uri) throws IOException, InterruptedException {
    perform("repository", uri);
  }

  void forgetRepository(String uri) throws IOException, InterruptedException {
    perform("forget", uri);
  }

  void install(String feature) throws IOException, InterruptedException {
    perform("install", feature);
  }

  void remove(String feature) throws IOException, InterruptedException {
    perform("remove", feature);
  }

  String stateOf(String feature) throws IOException, InterruptedException {
    return perform("feature", feature);
  }

  void deploy(Path bundle) throws IOException, InterruptedException {
    perform("deploy", bundle.toUri().toString());
  }

  void start(String bundle) throws IOException, InterruptedException {
    perform("start", bundle);
  }

  void stop(String bundle) throws IOException, InterruptedException {
    perform("stop", bundle);
  }

  void uninstall(String bundle) throws IOException, InterruptedException {
    perform("uninstall", bundle);
  }

  void update(String bundle, Path content) throws IOException, InterruptedException {
    perform("update", bundle + " " + content.toUri());
  }

  /** One line per bundle: name, version, state. */
  String bundles() throws IOException, InterruptedException {
    return perform("bundles", "");
  }

  /** Remembers the class loader that a bundle has now, without keeping it. */
  void watchClassLoader(String bundle) throws IOException, InterruptedException {
    perform("watch", bundle);
  }

  /** Collects garbage; whether the class loader that was watched is gone. */
  boolean watchedIsCollected() throws IOException, InterruptedException {
    return perform("collected", "").equals("true");
  }

  /** One line per thread: its name and its context class loader. */
  String threads() throws IOException, InterruptedException {
    return perform("threads", "");
  }

  /** Sends an exchange through a route; its answer. */
  String call(String route) throws IOException, InterruptedException {
    return perform("call", route);
  }

  private String perform(String action, String argument) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(action))
            .timeout(LONGEST)
            .POST(HttpRequest.BodyPublishers.ofString(argument))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new FailedInside(action + " " + argument + ": " + answer.body());
    }
    return answer.body();
  }

  /** What was asked for failed in the container; the message has the trace from there. */
  static final class FailedInside extends IOException {
    private static final long serialVersionUID = 1;

    FailedInside(String message) {
      super(message);
    }
  }
}
