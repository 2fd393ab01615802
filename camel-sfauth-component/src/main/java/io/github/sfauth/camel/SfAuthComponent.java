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

import io.github.sfauth.camel.bridge.HttpBinding;
import io.github.sfauth.camel.connection.Connection;
import io.github.sfauth.camel.connection.GivenKey;
import io.github.sfauth.camel.connection.Holder;
import io.github.sfauth.camel.connection.Stamp;
import io.github.sfauth.camel.connection.Threads;
import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.camel.observe.Observation;
import io.github.sfauth.camel.route.RouteGuard;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates routes at Salesforce.
 *
 * <p>It finds the holder of token sources in the registry, or makes, binds and owns one. It also
 * sees to it that no route's answer carries a token.
 */
@Component(SfAuthConstants.SCHEME)
public class SfAuthComponent extends DefaultComponent implements SSLContextParametersAware {

  /** How many exchanges that waited for a token go on at once; they run their routes there. */
  static final int RESUMED_AT_ONCE = 20;

  private static final long IDLE_SECONDS = 60;

  @Metadata(description = "The options that every endpoint starts from.")
  private SfAuthConfiguration configuration = new SfAuthConfiguration();

  @Metadata(
      label = "health",
      defaultValue = "true",
      description =
          "Whether Camel's health checks tell of each connection. They look at what is in memory;"
              + " while a connection is DOWN, each look starts in the background what an exchange"
              + " would: a look at the secret every 15 seconds, a login every 60 to 90.")
  private boolean healthCheckEnabled = true;

  // Not from the setter's javadoc, and in words: Camel's catalog drops brackets from any text.
  @Metadata(
      important = true,
      description =
          "Options by the name of the connection that they are for: sfauth:crm takes those of the"
              + " connection crm. An option comes from the endpoint's URI, else from the connection,"
              + " else from the component. In properties the name stands in square brackets, with"
              + " an option and its value, or alone with a bean of SfAuthConfiguration, such as"
              + " #bean:crmConnection.")
  private Map<String, SfAuthConfiguration> connections = new LinkedHashMap<>();

  @Metadata(
      label = "security",
      defaultValue = "false",
      description =
          "Whether logins use the context's global SSLContextParameters where an endpoint has none"
              + " of its own.")
  private boolean useGlobalSslContextParameters;

  private final TlsContexts tlsContexts = new TlsContexts(this);

  private final Object ownership = new Object();
  // Both guarded by ownership.
  private @Nullable TokenSources own;
  private @Nullable ExecutorService resume;
  private @Nullable HeaderDroppers headerDroppers;

  /** Makes a component; Camel does. */
  public SfAuthComponent() {}

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    if (remaining.isBlank()) {
      throw new IllegalArgumentException(
          "sfauth needs the name of a connection, such as sfauth:crm?secretArn=...");
    }
    NamedConnections known = NamedConnections.of(getConnections());
    Optional<SfAuthConfiguration> named = known.named(remaining);
    OptionLayers layers = new OptionLayers(getCamelContext());
    Complaints complaints =
        new Complaints(
            remaining,
            Set.copyOf(parameters.keySet()),
            named.map(layers::telling).orElse(Set.of()));
    SfAuthEndpoint endpoint =
        new SfAuthEndpoint(uri, this, remaining, layers.over(getConfiguration(), named));
    setProperties(endpoint, parameters);
    endpoint.validate(complaints, known.objectionTo(remaining));
    return endpoint;
  }

  /**
   * The options that every endpoint starts from.
   *
   * @return the component's own
   */
  public SfAuthConfiguration getConfiguration() {
    return configuration;
  }

  /**
   * The options that every endpoint starts from; an endpoint's own come before them.
   *
   * @param configuration the options
   */
  public void setConfiguration(SfAuthConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Whether Camel's health checks tell of each connection.
   *
   * @return true unless switched off
   */
  public boolean isHealthCheckEnabled() {
    return healthCheckEnabled;
  }

  /**
   * Whether Camel's health checks tell of each connection. They look at what is in memory; while a
   * connection is DOWN, each look starts in the background what an exchange would: a look at the
   * secret every 15 seconds, a login every 60 to 90.
   *
   * @param healthCheckEnabled false for none
   */
  public void setHealthCheckEnabled(boolean healthCheckEnabled) {
    this.healthCheckEnabled = healthCheckEnabled;
  }

  /** Shows how a connection stands, by a name, until what is returned is run. */
  Runnable observe(Connection connection, String name) {
    Observation observation;
    synchronized (ownership) {
      observation = Observation.of(getCamelContext());
    }
    return observation.begin(connection, name, healthCheckEnabled);
  }

  @Override
  public boolean isUseGlobalSslContextParameters() {
    return useGlobalSslContextParameters;
  }

  @Override
  public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
    this.useGlobalSslContextParameters = useGlobalSslContextParameters;
  }

  @Nullable SSLContextParameters globalSslContextParameters() {
    return useGlobalSslContextParameters ? retrieveGlobalSslContextParameters() : null;
  }

  /**
   * The connections that have a name.
   *
   * @return options by name, to be added to before the start
   */
  public Map<String, SfAuthConfiguration> getConnections() {
    return connections;
  }

  /**
   * Options by the name of the connection that they are for: sfauth:crm takes those of the
   * connection crm. An option comes from the endpoint's URI, else from the connection, else from
   * the component. In properties write the name in brackets: connections[crm].secret-arn, or
   * connections[crm]=#bean:crmConnection for a bean of SfAuthConfiguration.
   *
   * @param connections options by name
   */
  public void setConnections(Map<String, SfAuthConfiguration> connections) {
    this.connections = connections;
  }

  /**
   * The holder of the token sources: the user's from the registry, else the component's own.
   *
   * @return the holder
   */
  TokenSources tokenSources() {
    synchronized (ownership) {
      return Holder.in(getCamelContext()).orElseGet(this::ownSources);
    }
  }

  /** Reads options that name a resource. */
  GivenKey.TextReader resources() {
    return new TextResources(getCamelContext());
  }

  /** What was made of the TLS parameters that endpoints have. */
  TlsContexts tlsContexts() {
    return tlsContexts;
  }

  /** Where exchanges go on that waited for a token. */
  Executor resumePool() {
    ExecutorService pool;
    synchronized (ownership) {
      if (resume == null) {
        resume = pool("SfAuthResume", RESUMED_AT_ONCE);
      }
      pool = resume;
    }
    return task -> {
      try {
        pool.execute(task);
      } catch (RejectedExecutionException e) {
        // Stopping: an exchange that nobody continues would hang the shutdown.
        task.run();
      }
    };
  }

  /** Whether stamps have to be noted beside the headers. */
  boolean headersMayBeDropped() {
    HeaderDroppers known = headerDroppers;
    return known != null && known.used();
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    NamedConnections.refuseDots(getCamelContext());
    UnknownOptions.refuse(this);
    Stamp.teach(getCamelContext());
    RouteGuard.install(getCamelContext());
    HttpBinding.in(getCamelContext());
    headerDroppers = HeaderDroppers.in(getCamelContext());
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    // Also those that no route uses: what they say was meant to be used.
    NamedConnections.of(getConnections());
  }

  @Override
  protected void doStop() throws Exception {
    TokenSources mine;
    ExecutorService pool;
    synchronized (ownership) {
      mine = own;
      own = null;
      pool = resume;
      resume = null;
    }
    if (mine != null) {
      getCamelContext().getRegistry().unbind(TokenSources.BEAN_NAME);
      mine.close();
    }
    if (pool != null) {
      getCamelContext().getExecutorServiceManager().shutdownGraceful(pool);
    }
    tlsContexts.clear();
    super.doStop();
  }

  private TokenSources ownSources() {
    ExecutorServiceManager manager = getCamelContext().getExecutorServiceManager();
    ExecutorService flights = pool("SfAuthFlight", Threads.FLIGHTS_AT_ONCE);
    ScheduledExecutorService timer =
        manager.newSingleThreadScheduledExecutor(this, "SfAuthDeadline");
    TokenSources sources =
        TokenSources.builder()
            .threads(
                Threads.of(
                    flights,
                    timer,
                    () -> {
                      manager.shutdownNow(flights);
                      manager.shutdownNow(timer);
                    }))
            .build();
    getCamelContext().getRegistry().bind(TokenSources.BEAN_NAME, sources);
    own = sources;
    return sources;
  }

  private ExecutorService pool(String name, int threads) {
    ThreadPoolProfile profile = new ThreadPoolProfile(name);
    profile.setPoolSize(threads);
    profile.setMaxPoolSize(threads);
    // To Camel anything below one means no queue at all, and by default a caller whose task finds
    // no thread runs it itself: a flight would go on an exchange's thread, an exchange on a
    // flight's.
    profile.setMaxQueueSize(Integer.MAX_VALUE);
    profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
    profile.setKeepAliveTime(IDLE_SECONDS);
    profile.setAllowCoreThreadTimeOut(true);
    return getCamelContext().getExecutorServiceManager().newThreadPool(this, name, profile);
  }
}
