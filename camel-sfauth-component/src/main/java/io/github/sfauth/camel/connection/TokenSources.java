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
package io.github.sfauth.camel.connection;

import io.github.sfauth.http.SalesforceHttp;
import io.github.sfauth.oauth.LoginLimits;
import io.github.sfauth.token.RefreshPolicy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the token sources, one per connection, for everybody who shares this object: all routes of
 * a context, or several contexts that were given the same one.
 *
 * <p>In a Camel registry it is found by the name {@value #BEAN_NAME}, else as the single bean of
 * this type. One that a user made is used and never stopped by the component. Thread-safe.
 */
public final class TokenSources implements AutoCloseable {

  /** The name in the registry. */
  public static final String BEAN_NAME = "sfauthTokens";

  private final Object lock = new Object();
  private final Connections connections;
  private final Threads threads;

  // All guarded by lock.
  private final Map<ConnectionKey, Connection> byKey = new HashMap<>();
  private final Map<String, Connection> byName = new HashMap<>();
  private final Map<Connection, Integer> users = new HashMap<>();
  private boolean closed;

  private TokenSources(Builder builder) {
    this.threads = builder.threads.get();
    this.connections =
        new Connections(threads, builder.clock, builder.policy, builder.limits, builder.http.get());
  }

  /**
   * Starts a holder to be used outside a context or by several.
   *
   * @return a builder with threads of its own and the system's clock
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The connection for these settings; makes it if nobody did. Nothing is read or asked yet. Every
   * call is paired with one of {@link #release}.
   *
   * @param settings what is wanted
   * @return the connection that all who want the same share
   * @throws IllegalArgumentException if another user of the same name or the same key wants
   *     something else
   */
  public Connection acquire(ConnectionSettings settings) {
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("The holder of the token sources was closed");
      }
      ConnectionKey key = settings.key();
      agree(byKey.get(key), settings);
      agree(byName.get(settings.name()), settings);
      byKey.forEach(
          (other, known) -> {
            if (users.containsKey(known) && other.clashesWith(key)) {
              throw clash(known, settings);
            }
          });
      Connection connection = byKey.computeIfAbsent(key, any -> connections.connect(settings));
      byName.put(settings.name(), connection);
      users.merge(connection, 1, Integer::sum);
      return connection;
    }
  }

  /**
   * Gives a connection back. Its token stays in memory for the next user.
   *
   * @param connection what {@link #acquire} returned
   */
  public void release(Connection connection) {
    synchronized (lock) {
      users.computeIfPresent(connection, (any, count) -> count > 1 ? count - 1 : null);
    }
  }

  /**
   * The connection for these settings, for one who looks at it without using it: whoever wants
   * something else of the same name or key later is not hindered.
   *
   * @param settings what is wanted
   * @return the connection; made if nobody did
   * @throws IllegalArgumentException if a user of the same name or the same key wants something
   *     else
   */
  public Connection known(ConnectionSettings settings) {
    Connection connection = acquire(settings);
    release(connection);
    return connection;
  }

  /**
   * The connection of a name.
   *
   * @param name the name in an endpoint's URI
   * @return the connection, if an endpoint of that name was started
   */
  public Optional<Connection> named(String name) {
    synchronized (lock) {
      return Optional.ofNullable(byName.get(name));
    }
  }

  /**
   * Finds out which token a header carries.
   *
   * @param header the value of {@code Authorization} as it stands on an exchange
   * @return the stamp, if it is one of ours
   */
  public Optional<AuthorizationValue> stamped(Object header) {
    if (header instanceof AuthorizationValue value) {
      return Optional.of(value);
    } else if (header instanceof String text) {
      return connections().stream()
          .flatMap(
              connection ->
                  connection.withAuthorization(text).stream()
                      .map(token -> new AuthorizationValue(connection, token, false)))
          .findFirst();
    }
    return Optional.empty();
  }

  /** Ends every source, and the threads if they are its own. No token is revoked. */
  @Override
  public void close() {
    List<Connection> open;
    synchronized (lock) {
      closed = true;
      open = new ArrayList<>(byKey.values());
      byKey.clear();
      byName.clear();
      users.clear();
    }
    open.forEach(Connection::close);
    threads.release().run();
  }

  /**
   * All connections, whoever uses them.
   *
   * @return those of this moment
   */
  public List<Connection> connections() {
    synchronized (lock) {
      return List.copyOf(byKey.values());
    }
  }

  /** A second use of a token's secret would take turns with the first in it. */
  private static IllegalArgumentException clash(Connection known, ConnectionSettings wanted) {
    return new IllegalArgumentException(
        "sfauth:"
            + wanted.name()
            + " and sfauth:"
            + known.settings().name()
            + " mean the same secret by tokenSecretArn, but differ in "
            + known.settings().differences(wanted).stream()
                .filter(option -> !option.equals("tokenSecretArn"))
                .collect(Collectors.joining(", "))
            + ". A secret keeps one token: give each a tokenSecretArn of its own");
  }

  /** Lets one that nobody uses any more go; refuses to change one that is used. */
  private void agree(@Nullable Connection known, ConnectionSettings wanted) {
    if (known == null) {
      return;
    }
    List<String> differences = known.settings().differences(wanted);
    if (differences.isEmpty()) {
      return;
    }
    if (users.containsKey(known)) {
      throw new IllegalArgumentException(
          "sfauth:"
              + wanted.name()
              + " and sfauth:"
              + known.settings().name()
              + " mean the same connection but differ in "
              + String.join(", ", differences)
              + ". Give both the same, or give them different names and different credentials");
    }
    byKey.values().remove(known);
    byName.values().removeIf(known::equals);
    known.close();
  }

  /** Describes a holder. For one thread. */
  public static final class Builder {

    private Supplier<Threads> threads = Threads::own;
    private InstantSource clock = InstantSource.system();
    private RefreshPolicy policy = RefreshPolicy.DEFAULT;
    private LoginLimits limits = LoginLimits.ofThisProcess();
    private Supplier<SharedHttp> http = SharedHttp::own;

    private Builder() {}

    /**
     * Threads to use instead of its own.
     *
     * @param threads the threads
     * @return this builder
     */
    public Builder threads(Threads threads) {
      this.threads = () -> threads;
      return this;
    }

    /**
     * The clock to live by.
     *
     * @param clock the clock
     * @return this builder
     */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /**
     * The durations to live by.
     *
     * @param policy the durations
     * @return this builder
     */
    public Builder policy(RefreshPolicy policy) {
      this.policy = policy;
      return this;
    }

    /**
     * Who is over Salesforce's limit of logins.
     *
     * @param limits those of this process unless set
     * @return this builder
     */
    public Builder limits(LoginLimits limits) {
      this.limits = limits;
      return this;
    }

    /**
     * How Salesforce is asked, whatever connections say of proxy and trust.
     *
     * @param http Salesforce's endpoints, which whoever made them closes
     * @return this builder
     */
    public Builder http(SalesforceHttp http) {
      this.http = () -> SharedHttp.given(http);
      return this;
    }

    /**
     * Makes the holder.
     *
     * @return an empty holder
     */
    public TokenSources build() {
      return new TokenSources(this);
    }
  }
}
