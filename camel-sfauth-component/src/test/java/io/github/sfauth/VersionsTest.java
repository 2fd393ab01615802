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
package io.github.sfauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the tests run on is what the build says: a profile that did not do its work would pass
 * otherwise.
 */
class VersionsTest {

  @Test
  void runsOnTheJavaThatTheBuildNames() {
    assertThat(Runtime.version().feature()).isEqualTo(Integer.parseInt(named("tested.java")));
  }

  @Test
  void runsOnTheCamelThatTheBuildNames() {
    assertThat(new DefaultCamelContext().getVersion()).isEqualTo(named("tested.camel"));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        CamelContext.class,
        DefaultComponent.class,
        URISupport.class,
        DefaultCamelContext.class,
        RouteDefinition.class,
        Main.class,
        HttpOperationFailedException.class
      })
  void hasNoJarOfAnotherCamelOnItsClassPath(Class<?> type) throws Exception {
    URI jar = type.getProtectionDomain().getCodeSource().getLocation().toURI();

    assertThat(Path.of(jar).getFileName().toString())
        .startsWith("camel-")
        .endsWith("-" + named("tested.camel") + ".jar");
  }

  /** This method returns a set for Camel up to 4.14, and a map since. */
  @Test
  void theComponentIsTheOneThatWasBuiltForCamel418() throws Exception {
    assertThat(
            Class.forName("io.github.sfauth.camel.SfAuthEndpointUriFactory")
                .getDeclaredMethod("multiValuePrefixes")
                .getReturnType())
        .isEqualTo(Map.class);
  }

  private static String named(String property) {
    return Objects.requireNonNull(
        System.getProperty(property), () -> property + " is set by the build: run it with Maven");
  }
}
