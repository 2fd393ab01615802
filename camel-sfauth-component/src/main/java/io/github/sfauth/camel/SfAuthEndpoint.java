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

import io.github.sfauth.camel.connection.Connected;
import io.github.sfauth.camel.connection.Connection;
import io.github.sfauth.camel.connection.ConnectionSettings;
import io.github.sfauth.camel.connection.TokenSources;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authenticate a route at Salesforce: stamp an access token and the instance URL on the exchange,
 * with credentials and token kept in AWS Secrets Manager.
 *
 * <p>Endpoints that mean the same connection share one token source. Starting makes no network
 * call, unless {@code eagerLogin} is set.
 */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = SfAuthConstants.SCHEME,
    title = "Salesforce Authentication",
    syntax = "sfauth:connection",
    producerOnly = true,
    category = {Category.SAAS, Category.SECURITY},
    headersClass = SfAuthConstants.class)
public class SfAuthEndpoint extends DefaultEndpoint implements Connected {

  private static final Logger LOG = LoggerFactory.getLogger(SfAuthEndpoint.class);

  @UriPath(
      description =
          "Name of the connection; the same name means the same token source. If the component has a"
              + " connection of that name, its options come before the component's.")
  @Metadata(required = true)
  private final String connection;

  @UriParam private final SfAuthConfiguration configuration;

  private @Nullable Options options;
  private Optional<ConnectionSettings> settings = Optional.empty();
  private @Nullable Connection acquired;
  // Who gave it: the component may be stopped, and its holder gone, before its endpoints are.
  private @Nullable TokenSources lender;
  private Runnable endObservation = () -> {};

  /**
   * Makes an endpoint; its options are still to be set.
   *
   * @param uri the URI that it stands for
   * @param component its component
   * @param connection name of the connection
   * @param configuration its own copy of the options
   */
  public SfAuthEndpoint(
      String uri, SfAuthComponent component, String connection, SfAuthConfiguration configuration) {
    super(uri, component);
    this.connection = connection;
    this.configuration = configuration;
  }

  /**
   * Checks the options once they are set.
   *
   * @param complaints knows which options were named by whom
   * @param unknown what there is to say against the connection's name
   */
  void validate(Complaints complaints, Optional<String> unknown) {
    if (configuration.getSslContextParameters() == null) {
      configuration.setSslContextParameters(getComponent().globalSslContextParameters());
    }
    Options checked =
        new Options(
            configuration,
            getComponent().resources(),
            getComponent().tlsContexts(),
            complaints,
            unknown);
    settings = checked.settings();
    options = checked;
  }

  @Override
  public Producer createProducer() {
    return options().operation() == SfAuthOperation.STAMP
        ? new SfAuthProducer(this)
        : new SfAuthOperationProducer(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        "sfauth cannot be consumed from: use it with to(\"sfauth:" + connection + "?...\")");
  }

  /**
   * The name in the URI.
   *
   * @return the connection's name
   */
  public String getConnection() {
    return connection;
  }

  /**
   * The options.
   *
   * @return the endpoint's own
   */
  public SfAuthConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public SfAuthComponent getComponent() {
    return (SfAuthComponent) super.getComponent();
  }

  Options options() {
    Options known = options;
    if (known == null) {
      throw new IllegalStateException("The endpoint's options were not checked yet");
    }
    return known;
  }

  /** The endpoint's own connection, or the one that its name means by now. */
  @Override
  public Connection connection() {
    Connection own = acquired;
    return own != null ? own : byName();
  }

  private Connection byName() {
    TokenSources sources = sources();
    return sources
        .named(connection)
        .or(() -> settings.map(sources::known))
        .orElseThrow(() -> new IllegalStateException(options().nobodyDescribed()));
  }

  TokenSources sources() {
    return getComponent().tokenSources();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    options().warnings().forEach(warning -> LOG.warn("sfauth:{}: {}", connection, warning));
    if (settings.isPresent() && options().describesConnection()) {
      TokenSources holder = sources();
      Connection mine = holder.acquire(settings.get());
      acquired = mine;
      lender = holder;
      endObservation = getComponent().observe(mine, connection);
      if (options().eagerLogin()) {
        logIn(mine);
      }
    }
  }

  private void logIn(Connection mine) {
    try {
      mine.source().token();
    } catch (RuntimeException e) {
      // An endpoint that did not start is not stopped either.
      giveBack();
      throw e;
    }
  }

  @Override
  protected void doStop() throws Exception {
    giveBack();
    super.doStop();
  }

  private void giveBack() {
    Connection mine = acquired;
    TokenSources holder = lender;
    if (mine != null && holder != null) {
      acquired = null;
      lender = null;
      endObservation.run();
      holder.release(mine);
    }
  }
}
