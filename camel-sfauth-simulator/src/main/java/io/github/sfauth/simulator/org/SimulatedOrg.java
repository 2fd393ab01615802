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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sfauth.simulator.server.Controlled;
import io.github.sfauth.simulator.server.Controls;
import io.github.sfauth.simulator.server.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * A running Salesforce org on 127.0.0.1, for the flows client credentials and JWT bearer.
 *
 * <p>It has two URLs: one to log in at, and one of the instance that answers API calls. Counters,
 * faults and gates cover both, and know these operations: {@code token}, {@code revoke}, {@code
 * userinfo}, {@code identity}, {@code discovery}, {@code setup}, {@code versions}, {@code
 * resources}, {@code limits}, {@code query}, {@code describe}, {@code sobject}, {@code bulk},
 * {@code soap} and {@code other}. A call to the wrong host counts as well.
 *
 * <p>No token and no secret is logged. Thread-safe.
 */
public final class SimulatedOrg implements OrgConditions, Controlled, AutoCloseable {

  /** Consumer key of the app that every org has. */
  public static final String CONSUMER_KEY =
      "3MVG9SimulatedOrg.NotARealKey_0123456789abcdefghijklmnopqrstuvwxyz.ABCDEFGHIJKLMNOP";

  /** Consumer secret of the app that every org has. */
  public static final String CONSUMER_SECRET =
      "5A1E5F0ACE00000000000000000000000000000000000000000000000FA1AFE1";

  /** User name of the user that the app of every org logs in as. */
  public static final String RUN_AS_USER = "integration@simulated.example";

  private final Controls controls = new Controls();
  private final Planned<OAuthError> tokenRefusals = new Planned<>();
  private final Planned<ApiRefusal> apiRefusals = new Planned<>();
  private final Addresses addresses = new Addresses();
  private final Users users = new Users();
  private final ConnectedApps apps = new ConnectedApps(users);
  private final ConnectedApp app;
  private final Expiry expiry;
  private final ClientProof clients;
  private final JwtBearerFlow jwtBearer;
  private final TokenAnswer tokenAnswer;
  private final Sessions sessions;
  private final LoginHistory history;
  private final TokenService token;
  private final ApiService api;
  private final Hosts hosts;

  private SimulatedOrg(InstantSource clock) {
    Identity identity = new Identity(addresses);
    app = addApp(CONSUMER_KEY, CONSUMER_SECRET, RUN_AS_USER);
    expiry = new Expiry(clock);
    clients = new ClientProof(apps, expiry);
    jwtBearer = new JwtBearerFlow(apps, users, expiry);
    sessions = new Sessions(clock);
    history = new LoginHistory(clock);
    tokenAnswer = new TokenAnswer(clock, addresses, identity);
    token = new TokenService(clients, jwtBearer, sessions, history, tokenRefusals, tokenAnswer);
    api = new ApiService(clock, addresses, identity, sessions, apiRefusals);
    hosts =
        new Hosts(
            clock,
            controls,
            addresses,
            token,
            new OAuthService(sessions, identity),
            new Setup(apps, users, CONSUMER_KEY),
            api);
  }

  /**
   * Starts an org whose instance listens on any free port.
   *
   * @param clock the org's time
   * @param port port of the login URL, or {@link LoopbackServer#FREE_PORT}
   * @return the running org
   */
  public static SimulatedOrg start(InstantSource clock, int port) {
    return start(clock, port, LoopbackServer.FREE_PORT);
  }

  /**
   * Starts an org on known ports, so that URLs that were stored somewhere are good after a restart.
   *
   * @param clock the org's time
   * @param port port of the login URL, or {@link LoopbackServer#FREE_PORT}
   * @param instancePort port of the instance, or {@link LoopbackServer#FREE_PORT}
   * @return the running org
   */
  public static SimulatedOrg start(InstantSource clock, int port, int instancePort) {
    SimulatedOrg org = new SimulatedOrg(clock);
    org.hosts.start(port, instancePort);
    return org;
  }

  /** {@return the login URL, which stands for the org's My Domain} */
  public URI uri() {
    return addresses.login();
  }

  /** {@return the URL of the instance that answers API calls now} */
  public URI instanceUrl() {
    return addresses.instance();
  }

  /** {@return the app that every org has} */
  public ConnectedApp app() {
    return app;
  }

  @Override
  public Controls controls() {
    return controls;
  }

  /** {@return how many logins succeeded} */
  public long logins() {
    return history.logins();
  }

  /** {@return the newest rows of Login History, the oldest of them first} */
  public List<LoginHistoryEntry> loginHistory() {
    return history.rows();
  }

  /** {@return the newest bodies that accepted REST and Bulk API calls brought} */
  public List<String> receivedBodies() {
    return api.receivedBodies();
  }

  @Override
  public ConnectedApp addApp(String consumerKey, String consumerSecret, String runAsUsername) {
    return apps.add(consumerKey, consumerSecret, runAsUsername);
  }

  @Override
  public OrgUser addUser(String username) {
    return users.add(username);
  }

  @Override
  public void kind(OrgKind kind) {
    jwtBearer.kind(kind);
  }

  @Override
  public void acceptAudience(String audience) {
    jwtBearer.accept(audience);
  }

  @Override
  public void strictExpiry(boolean on) {
    expiry.strict(on);
  }

  @Override
  public void signedJwtAnswers(boolean on) {
    tokenAnswer.signEverything(on);
  }

  @Override
  public void acceptClientAssertions(boolean on) {
    clients.acceptAssertions(on);
  }

  @Override
  public void refuse(TokenRefusal reason) {
    tokenRefusals.always(reason.asError());
  }

  @Override
  public void refuse(String error, String description) {
    tokenRefusals.always(new OAuthError(OAuthError.USUAL_STATUS, error, description));
  }

  @Override
  public void refuseNext(String error, String description) {
    tokenRefusals.next(new OAuthError(OAuthError.USUAL_STATUS, error, description), 1);
  }

  @Override
  public void allowLogins() {
    tokenRefusals.clear();
  }

  @Override
  public void asLoginHost(boolean on) {
    token.asLoginHost(on);
  }

  @Override
  public void newTokenEachLogin(boolean on) {
    sessions.newTokenEachLogin(on);
  }

  @Override
  public void sessionTimeout(Duration timeout) {
    sessions.timeout(timeout);
  }

  @Override
  public void loginLimit(int loginsPerHour) {
    history.limit(loginsPerHour);
  }

  @Override
  public void expireSessions() {
    sessions.endAll();
  }

  @Override
  public boolean revoke(String token) {
    return sessions.end(token);
  }

  @Override
  public void refuseApi(ApiRefusal reason) {
    apiRefusals.always(reason);
  }

  @Override
  public void refuseApiNext(ApiRefusal reason, int times) {
    apiRefusals.next(reason, times);
  }

  @Override
  public void allowApi() {
    apiRefusals.clear();
  }

  @Override
  public void rejectEveryToken(boolean on) {
    sessions.rejectEveryToken(on);
  }

  @Override
  public void moveInstance() {
    hosts.move(api::answerMoved);
    sessions.endAll();
  }

  @Override
  public void moveInstanceWithRedirect() {
    hosts.move((operation, call) -> ApiService.redirect(call, addresses.instance()));
    sessions.endAll();
  }

  /**
   * Saves apps, sessions and Login History, with every secret and token in the clear.
   *
   * @return what {@link #restore} takes
   */
  public ObjectNode save() {
    return new OrgState(apps, users, sessions, history).save();
  }

  /**
   * Puts back what {@link #save} saved, on whichever ports this org listens: the tokens are good at
   * this org's instance. Whoever stored the old instance URL beside the token must keep the port
   * the same ({@link #start(InstantSource, int, int)}) or log in again.
   *
   * @param saved what was saved
   */
  public void restore(JsonNode saved) {
    new OrgState(apps, users, sessions, history).restore(saved);
  }

  /** Stops every host. */
  @Override
  public void close() {
    hosts.close();
  }
}
