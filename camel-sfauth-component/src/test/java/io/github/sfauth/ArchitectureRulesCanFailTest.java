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
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail guards nothing: each is shown code that breaks it. */
class ArchitectureRulesCanFailTest {

  private static final Pattern PACKAGE = Pattern.compile("package ([a-z.]+);");
  private static final Pattern TYPE = Pattern.compile("(?:class|record) ([A-Za-z]+)");

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** One for all: it indexes the class path, which is long, once. */
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  @AfterAll
  static void closeFiles() throws IOException {
    FILES.close();
  }

  static Stream<Arguments> breaches() {
    return Stream.of(
        breach(
            PackageRules.TOKEN_KNOWS_THE_JDK_ALONE,
            "package io.github.sfauth.token; class A { org.slf4j.Logger log; }"),
        breach(
            PackageRules.TOKEN_KNOWS_THE_JDK_ALONE,
            "package io.github.sfauth.token; class A { io.github.sfauth.oauth.HostGuard guard; }"),
        breach(
            PackageRules.TOKEN_KNOWS_THE_JDK_ALONE,
            "package io.github.sfauth.token; class A { javax.net.ssl.SSLContext tls; }"),
        breach(
            PackageRules.OAUTH_ADDS_THE_TOKEN_ALONE,
            "package io.github.sfauth.oauth; class A { io.github.sfauth.http.SalesforceHttp http;"
                + " }"),
        breach(
            PackageRules.OAUTH_ADDS_THE_TOKEN_ALONE,
            "package io.github.sfauth.oauth;"
                + " class A { com.fasterxml.jackson.databind.JsonNode json; }"),
        breach(
            PackageRules.ADAPTERS_SEE_NO_OTHER_ADAPTER_AND_NO_CAMEL,
            "package io.github.sfauth.http; class A { io.github.sfauth.aws.SecretId id; }"),
        breach(
            PackageRules.ADAPTERS_SEE_NO_OTHER_ADAPTER_AND_NO_CAMEL,
            "package io.github.sfauth.jwt; class A { io.github.sfauth.http.SalesforceHttp http; }"),
        breach(
            PackageRules.ADAPTERS_SEE_NO_OTHER_ADAPTER_AND_NO_CAMEL,
            "package io.github.sfauth.cluster;"
                + " class A { io.github.sfauth.camel.connection.TokenSources sources; }"),
        breach(
            PackageRules.ADAPTERS_SEE_NO_OTHER_ADAPTER_AND_NO_CAMEL,
            "package io.github.sfauth.aws;"
                + " class A { io.github.sfauth.simulator.Simulator simulator; }"),
        breach(
            PackageRules.CONNECTIONS_SEE_NO_ENDPOINT_AND_NO_ROUTE,
            "package io.github.sfauth.camel.connection;"
                + " class A { io.github.sfauth.camel.SfAuthEndpoint endpoint; }"),
        breach(
            PackageRules.CONNECTIONS_SEE_NO_ENDPOINT_AND_NO_ROUTE,
            "package io.github.sfauth.camel.connection;"
                + " class A { io.github.sfauth.camel.route.SfAuthScrub scrub; }"),
        breach(
            PackageRules.A_DIAGNOSIS_SEES_THE_ADAPTERS_ALONE,
            "package io.github.sfauth.camel.diagnosis;"
                + " class A { io.github.sfauth.camel.connection.TokenSources sources; }"),
        breach(
            PackageRules.ROUTES_SEE_CONNECTIONS_AND_NO_ADAPTER,
            "package io.github.sfauth.camel.route;"
                + " class A { io.github.sfauth.camel.SfAuthEndpoint endpoint; }"),
        breach(
            PackageRules.ROUTES_SEE_CONNECTIONS_AND_NO_ADAPTER,
            "package io.github.sfauth.camel.route;"
                + " class A { io.github.sfauth.http.SalesforceHttp http; }"),
        breach(
            PackageRules.OBSERVERS_SEE_CONNECTIONS_AND_NO_ENDPOINT,
            "package io.github.sfauth.camel.observe;"
                + " class A { io.github.sfauth.camel.SfAuthEndpoint endpoint; }"),
        breach(
            PackageRules.OBSERVERS_SEE_CONNECTIONS_AND_NO_ENDPOINT,
            "package io.github.sfauth.camel.observe;"
                + " class A { io.github.sfauth.aws.SecretId id; }"),
        breach(
            PackageRules.BRIDGES_SEE_CONNECTIONS_AND_ROUTES,
            "package io.github.sfauth.camel.bridge;"
                + " class A { io.github.sfauth.camel.SfAuthEndpoint endpoint; }"),
        breach(
            PackageRules.HTTP_CLIENTS_OF_OTHERS_STAY_IN_THEIR_BRIDGE,
            "package io.github.sfauth.camel;"
                + " class A { org.apache.hc.core5.http.HttpHost host; }"),
        breach(
            PackageRules.CAMEL_STAYS_IN_ITS_PACKAGES,
            "package io.github.sfauth.aws; class A { org.apache.camel.Exchange exchange; }"),
        breach(
            PackageRules.CAMEL_STAYS_IN_ITS_PACKAGES,
            "package io.github.sfauth.simulator; class A { org.apache.camel.Exchange exchange; }"),
        breach(
            PackageRules.THE_AWS_SDK_STAYS_IN_ITS_ADAPTER,
            "package io.github.sfauth.camel.route;"
                + " class A { software.amazon.awssdk.regions.Region region; }"),
        breach(
            PackageRules.JACKSON_STAYS_WITH_THOSE_WHO_READ_JSON,
            "package io.github.sfauth.camel; class A { com.fasterxml.jackson.databind.JsonNode n;"
                + " }"),
        breach(
            MonitorRules.NOBODY_WAITS_FOR_OTHERS_IN_A_MONITOR,
            "package io.github.sfauth.camel.connection; class A {"
                + " private io.github.sfauth.token.TokenStore store;"
                + " synchronized void a() { b(); } private void b() { store.read(); } }"),
        breach(
            MonitorRules.NOBODY_WAITS_FOR_OTHERS_IN_A_MONITOR,
            "package io.github.sfauth.oauth; class A {"
                + " private java.util.concurrent.ConcurrentHashMap<String, Object> kept;"
                + " private TokenEndpoint endpoint; private TokenRequest request;"
                + " void a() { kept.computeIfAbsent(\"a\", any -> endpoint.send(request)); } }"),
        breach(
            PackageRules.PACKAGES_HAVE_NO_CYCLES,
            "package io.github.sfauth.camel; public class A { io.github.sfauth.aws.B b; }",
            "package io.github.sfauth.aws; public class B { io.github.sfauth.camel.A a; }"),
        breach(
            PackageRules.THE_SIMULATOR_KNOWS_NOTHING_OF_THE_COMPONENT,
            "package io.github.sfauth.simulator.org; class A { io.github.sfauth.token.Secret s; }"),
        breach(
            PackageRules.THE_SIMULATOR_KNOWS_NOTHING_OF_THE_COMPONENT,
            "package io.github.sfauth.simulator; class A { io.github.sfauth.oauth.HostGuard g; }"),
        breach(CodingRules.NAMES_SAY_WHAT_A_CLASS_IS, in("class TokenSourceImpl {}")),
        breach(CodingRules.NAMES_SAY_WHAT_A_CLASS_IS, in("class JsonUtils {}")),
        breach(CodingRules.NAMES_SAY_WHAT_A_CLASS_IS, in("class Outer { class UrlUtil {} }")),
        breach(CodingRules.NAMES_SAY_WHAT_A_CLASS_IS, in("class TokenHelper {}")),
        breach(CodingRules.NAMES_SAY_WHAT_A_CLASS_IS, in("class TokenManager {}")),
        breach(
            CodingRules.NOBODY_SLEEPS,
            in("class A { void a() throws Exception { Thread.sleep(1); } }")),
        breach(
            CodingRules.NOBODY_SLEEPS,
            in(
                "class A { void a() throws Exception {"
                    + " java.util.concurrent.TimeUnit.SECONDS.sleep(1); } }")),
        breach(
            CodingRules.NOBODY_USES_THE_COMMON_POOL,
            in(
                "class A { Object a ="
                    + " java.util.concurrent.CompletableFuture.supplyAsync(() -> 1); }")),
        breach(
            CodingRules.NOBODY_USES_THE_COMMON_POOL,
            in(
                "class A { Object a(java.util.concurrent.CompletionStage<?> s) {"
                    + " return s.thenRunAsync(() -> {}); } }")),
        breach(
            CodingRules.NOBODY_USES_THE_COMMON_POOL,
            in(
                "class A { java.util.function.Function<Runnable, ?> a ="
                    + " java.util.concurrent.CompletableFuture::runAsync; }")),
        breach(
            CodingRules.NOBODY_USES_THE_COMMON_POOL,
            in("class A { Object a = java.util.List.of(1).parallelStream(); }")),
        breach(
            CodingRules.NOBODY_USES_THE_COMMON_POOL,
            in("class A { Object a = java.util.concurrent.ForkJoinPool.commonPool(); }")),
        breach(
            CodingRules.NOBODY_WRITES_TO_STANDARD_STREAMS,
            in("class A { void a() { System.out.println(); } }")),
        breach(
            CodingRules.NOBODY_WRITES_TO_STANDARD_STREAMS,
            in("class A { void a(Exception e) { e.printStackTrace(); } }")),
        breach(CodingRules.TIME_IS_A_PORT, in("class A { long a = System.currentTimeMillis(); }")),
        breach(CodingRules.TIME_IS_A_PORT, in("class A { Object a = java.time.Instant.now(); }")),
        breach(
            CodingRules.TIME_IS_A_PORT,
            in("class A { java.util.function.Supplier<?> a = java.time.Instant::now; }")),
        breach(CodingRules.TIME_IS_A_PORT, in("class A { Object a = java.time.LocalDate.now(); }")),
        breach(CodingRules.TIME_IS_A_PORT, in("class A { Object a = new java.util.Date(); }")),
        breach(CodingRules.STATIC_FIELDS_ARE_FINAL, in("class A { static int a; }")),
        breach(
            CodingRules.LOGS_GO_TO_SLF4J,
            in("class A { System.Logger a = System.getLogger(\"a\"); }")),
        breach(CodingRules.LOGS_GO_TO_SLF4J, in("class A { java.util.logging.Logger a; }")),
        breach(
            CodingRules.LOGS_GO_TO_SLF4J,
            "package io.github.sfauth.token; class A { java.util.logging.Logger a; }"));
  }

  static Stream<String> decentCode() {
    return Stream.of(
        "package io.github.sfauth.token; class A { System.Logger a = System.getLogger(\"a\"); }",
        "package io.github.sfauth.oauth; record A(io.github.sfauth.token.Secret s, int[] a) {}",
        in("class SimulatedSecretsManager { static final int A = 1; int a; }"),
        in("class A { java.time.InstantSource a = java.time.InstantSource.system(); }"),
        in("class A { Object a(java.time.Clock c) { return java.time.Instant.now(c); } }"),
        in(
            "class A { Object a(java.util.concurrent.Executor e) {"
                + " return java.util.concurrent.CompletableFuture.supplyAsync(() -> 1, e); } }"),
        in("class A { Object a(io.github.sfauth.token.TokenSource s) { return s.tokenAsync(); } }"),
        in(
            "class A { private io.github.sfauth.token.TokenStore store; synchronized Object"
                + " a(java.util.concurrent.Executor e) { return"
                + " java.util.concurrent.CompletableFuture.supplyAsync(() -> store.read(), e); }"
                + " }"),
        "package io.github.sfauth.camel.connection;"
            + " class A { software.amazon.awssdk.regions.Region r; io.github.sfauth.aws.SecretId i;"
            + " org.apache.camel.Exchange e; org.slf4j.Logger l; }");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("breaches")
  void findsTheBreach(ArchRule rule, List<String> sources, @TempDir Path directory)
      throws IOException {
    JavaClasses classes = compiled(sources, directory);
    assertThat(rule.allowEmptyShould(true).evaluate(classes).hasViolation()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("decentCode")
  void leavesDecentCodeAlone(String source, @TempDir Path directory) throws IOException {
    JavaClasses classes = compiled(List.of(source), directory);
    assertThat(rules())
        .allSatisfy(
            rule ->
                assertThat(
                        rule.allowEmptyShould(true)
                            .evaluate(classes)
                            .getFailureReport()
                            .getDetails())
                    .isEmpty());
  }

  @Test
  void showsEveryRuleABreach() {
    assertThat(breaches().map(breach -> breach.get()[0]))
        .hasSizeGreaterThan(20)
        .containsAll(rules());
  }

  private static List<ArchRule> rules() {
    List<ArchRule> rules = new ArrayList<>();
    for (Class<?> holder : List.of(PackageRules.class, CodingRules.class, MonitorRules.class)) {
      for (Field field : holder.getDeclaredFields()) {
        if (field.isAnnotationPresent(ArchTest.class)) {
          rules.add(rule(field));
        }
      }
    }
    return rules;
  }

  private static ArchRule rule(Field field) {
    try {
      return (ArchRule) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Arguments breach(ArchRule rule, String... sources) {
    return arguments(rule, List.of(sources));
  }

  /** A class in a package with no rules of its own beside those for all. */
  private static String in(String type) {
    return "package io.github.sfauth.camel; " + type;
  }

  private static JavaClasses compiled(List<String> sources, Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String source : sources) {
      Path folder = directory.resolve("src").resolve(first(PACKAGE, source).replace('.', '/'));
      Files.createDirectories(folder);
      files.add(Files.writeString(folder.resolve(first(TYPE, source) + ".java"), source));
    }
    Path classes = Files.createDirectories(directory.resolve("classes"));
    compile(files, classes);
    return new ClassFileImporter().importPath(classes);
  }

  private static void compile(List<Path> files, Path classes) throws IOException {
    FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
    StringWriter out = new StringWriter();
    boolean compiled =
        COMPILER
            .getTask(
                out,
                FILES,
                null,
                List.of("-proc:none"),
                null,
                FILES.getJavaFileObjectsFromPaths(files))
            .call();
    assertThat(compiled).as("%s", out).isTrue();
  }

  private static String first(Pattern pattern, String source) {
    Matcher matcher = pattern.matcher(source);
    assertThat(matcher.find()).as(source).isTrue();
    return matcher.group(1);
  }
}
