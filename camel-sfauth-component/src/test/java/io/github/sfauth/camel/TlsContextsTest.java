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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sfauth.http.TlsContext;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;

/** Applications that make TLS parameters for each endpoint run as long as others. */
class TlsContextsTest {

  private final AtomicInteger made = new AtomicInteger();
  private final SfAuthComponent component = new SfAuthComponent();
  private final TlsContexts contexts = new TlsContexts(component);

  TlsContextsTest() {
    component.setCamelContext(new DefaultCamelContext());
  }

  @Test
  void areMadeOnceOfTheSameParametersWhileSomebodyUsesThem() throws Exception {
    SSLContextParameters parameters = new Counted(made);
    TlsContext first = contexts.of(parameters);
    System.gc();

    assertThat(contexts.of(parameters)).isEqualTo(first);
    assertThat(made).hasValue(1);
    Reference.reachabilityFence(first);
  }

  @Test
  void areForgottenOnceNobodyUsesThem() throws Exception {
    WeakReference<SSLContextParameters> parameters = used();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(parameters.get()).isNull();
            });
    assertThat(made).hasValue(1);
  }

  private WeakReference<SSLContextParameters> used() throws GeneralSecurityException, IOException {
    SSLContextParameters parameters = new Counted(made);
    assertThat(contexts.of(parameters)).isNotNull();
    return new WeakReference<>(parameters);
  }

  private static final class Counted extends SSLContextParameters {

    private final AtomicInteger made;

    Counted(AtomicInteger made) {
      this.made = made;
    }

    @Override
    public SSLContext createSSLContext(CamelContext context)
        throws GeneralSecurityException, IOException {
      made.incrementAndGet();
      return super.createSSLContext(context);
    }
  }
}
