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

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.stream.Stream;

/**
 * Which package may know which: arrows point from Camel through the adapters to OAuth and to the
 * token, never back, and never sideways.
 */
final class PackageRules {

  private static final String ALL = "io.github.sfauth..";
  private static final String TOKEN = "io.github.sfauth.token..";
  private static final String OAUTH = "io.github.sfauth.oauth..";
  private static final String HTTP = "io.github.sfauth.http..";
  private static final String JWT = "io.github.sfauth.jwt..";
  private static final String AWS = "io.github.sfauth.aws..";
  private static final String CLUSTER = "io.github.sfauth.cluster..";
  private static final String CAMEL_FRONT = "io.github.sfauth.camel";
  private static final String CAMEL = "io.github.sfauth.camel..";
  private static final String CAMEL_BRIDGE = "io.github.sfauth.camel.bridge..";
  private static final String CAMEL_CONNECTION = "io.github.sfauth.camel.connection..";
  private static final String CAMEL_DIAGNOSIS = "io.github.sfauth.camel.diagnosis..";
  private static final String CAMEL_OBSERVE = "io.github.sfauth.camel.observe..";
  private static final String CAMEL_ROUTE = "io.github.sfauth.camel.route..";
  private static final String SIMULATOR = "io.github.sfauth.simulator..";

  private static final String JDK = "java..";
  private static final String CRYPTOGRAPHY = "javax.crypto..";
  private static final String NULLNESS = "org.jspecify.annotations..";

  @ArchTest
  static final ArchRule TOKEN_KNOWS_THE_JDK_ALONE =
      classes()
          .that()
          .resideInAPackage(TOKEN)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(TOKEN, JDK, NULLNESS)
          .because("a token's life is the same with any server, vault or framework");

  @ArchTest
  static final ArchRule OAUTH_ADDS_THE_TOKEN_ALONE =
      classes()
          .that()
          .resideInAPackage(OAUTH)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(OAUTH, TOKEN, JDK, CRYPTOGRAPHY, NULLNESS)
          .because("what OAuth says does not depend on how it is sent, signed or stored");

  @ArchTest
  static final ArchRule ADAPTERS_SEE_NO_OTHER_ADAPTER_AND_NO_CAMEL =
      CompositeArchRule.of(
              Stream.of(HTTP, JWT, AWS, CLUSTER)
                  .map(adapter -> seesOnly(adapter, OAUTH, TOKEN))
                  .toList())
          .because("an adapter can be left out, or replaced, without the others noticing");

  @ArchTest
  static final ArchRule CONNECTIONS_SEE_NO_ENDPOINT_AND_NO_ROUTE =
      seesOnly(CAMEL_CONNECTION, CAMEL_DIAGNOSIS, HTTP, JWT, AWS, CLUSTER, OAUTH, TOKEN)
          .because("connections are put together from settings, whoever asks for them");

  @ArchTest
  static final ArchRule A_DIAGNOSIS_SEES_THE_ADAPTERS_ALONE =
      seesOnly(CAMEL_DIAGNOSIS, HTTP, JWT, AWS, OAUTH, TOKEN)
          .because("it looks at the parts of a connection, whoever put them together");

  @ArchTest
  static final ArchRule ROUTES_SEE_CONNECTIONS_AND_NO_ADAPTER =
      seesOnly(CAMEL_ROUTE, CAMEL_CONNECTION, OAUTH, TOKEN)
          .because("what works on exchanges asks a connection for everything else");

  @ArchTest
  static final ArchRule OBSERVERS_SEE_CONNECTIONS_AND_NO_ENDPOINT =
      seesOnly(CAMEL_OBSERVE, CAMEL_CONNECTION, JWT, OAUTH, TOKEN)
          .because("what shows a connection needs nobody who uses it, and can be left out");

  @ArchTest
  static final ArchRule BRIDGES_SEE_CONNECTIONS_AND_ROUTES =
      seesOnly(CAMEL_BRIDGE, CAMEL_CONNECTION, CAMEL_ROUTE, OAUTH, TOKEN)
          .because("they stamp and judge as routes do, and leave the rest to a connection");

  @ArchTest
  static final ArchRule HTTP_CLIENTS_OF_OTHERS_STAY_IN_THEIR_BRIDGE =
      noClasses()
          .that()
          .resideOutsideOfPackages(CAMEL_BRIDGE, SIMULATOR)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.hc..", "org.apache.camel.component.http..")
          .because("they are optional: what needs them must not be loaded without them");

  @ArchTest
  static final ArchRule CAMEL_STAYS_IN_ITS_PACKAGES =
      noClasses()
          .that()
          .resideOutsideOfPackage(CAMEL)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..")
          .because("everything below works without Camel");

  @ArchTest
  static final ArchRule THE_AWS_SDK_STAYS_IN_ITS_ADAPTER =
      noClasses()
          .that()
          .resideOutsideOfPackages(AWS, CAMEL_FRONT, CAMEL_CONNECTION)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..")
          .because("Camel's side takes a client as an option and passes it on, and does no more");

  @ArchTest
  static final ArchRule JACKSON_STAYS_WITH_THOSE_WHO_READ_JSON =
      noClasses()
          .that()
          .resideOutsideOfPackages(HTTP, AWS, SIMULATOR)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..")
          .because("JSON is what servers and secrets speak, not what the inside is made of");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices()
          .matching("io.github.sfauth.(**)")
          .should()
          .beFreeOfCycles()
          .because("packages that need each other are one package");

  @ArchTest
  static final ArchRule THE_SIMULATOR_KNOWS_NOTHING_OF_THE_COMPONENT =
      seesOnly(SIMULATOR)
          .because("what checks the component must not be made of it, and serves others too");

  private PackageRules() {}

  /** Of this project's packages; what it needs of others is another rule's matter. */
  private static ArchRule seesOnly(String from, String... others) {
    String[] seen = Stream.concat(Stream.of(from), Stream.of(others)).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(resideInAPackage(ALL).and(not(resideInAnyPackage(seen))))
        // Packages may be ruled before their first class is written.
        .allowEmptyShould(true);
  }
}
