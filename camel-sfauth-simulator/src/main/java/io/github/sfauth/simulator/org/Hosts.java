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
package io.github.sfauth.simulator.org;

import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Call;
import io.github.sfauth.simulator.server.Controls;
import io.github.sfauth.simulator.server.LoopbackServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The servers of the org: the login URL, the instance, and the instances it has moved away from,
 * which go on listening.
 */
final class Hosts implements AutoCloseable {

  private final InstantSource clock;
  private final Controls controls;
  private final Addresses addresses;
  private final TokenService token;
  private final OAuthService oauth;
  private final Setup setup;
  private final ApiService api;
  private final List<LoopbackServer> servers = new ArrayList<>();
  private Host instance;

  Hosts(
      InstantSource clock,
      Controls controls,
      Addresses addresses,
      TokenService token,
      OAuthService oauth,
      Setup setup,
      ApiService api) {
    this.clock = clock;
    this.controls = controls;
    this.addresses = addresses;
    this.token = token;
    this.oauth = oauth;
    this.setup = setup;
    this.api = api;
    this.instance = new Host(token, oauth, setup, api::answer);
  }

  void start(int loginPort, int instancePort) {
    Host login =
        new Host(
            token,
            oauth,
            setup,
            (operation, call) -> ApiRefusal.DESTINATION_URL_NOT_RESET.answer());
    addresses.login(open(login, loginPort));
    addresses.instance(open(instance, instancePort));
  }

  private URI open(Host host, int port) {
    LoopbackServer server = LoopbackServer.start(new Dated(host, clock), port, controls);
    servers.add(server);
    return server.uri();
  }

  /** Opens a new instance; the old one answers API calls in another way. */
  synchronized void move(BiFunction<Operation, Call, Answer> answerOfOld) {
    Host old = instance;
    instance = new Host(token, oauth, setup, api::answer);
    addresses.instance(open(instance, LoopbackServer.FREE_PORT));
    old.api(answerOfOld);
  }

  @Override
  public synchronized void close() {
    servers.forEach(LoopbackServer::close);
  }
}
