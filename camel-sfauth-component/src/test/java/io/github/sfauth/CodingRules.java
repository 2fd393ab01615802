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

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.BaseStream;

/** What no class of the component does, wherever it stands. */
final class CodingRules {

  private static final String TOKEN = "io.github.sfauth.token..";
  private static final String SIMULATOR = "io.github.sfauth.simulator..";

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses()
          .should()
          // Secrets Manager is what Amazon calls its service.
          .haveNameMatching(".*(Impl|Utils?|Helper|(?<!Secrets)Manager)(\\$.*)?")
          .because("such a name fits anything, and so do the classes that bear it");

  @ArchTest
  static final ArchRule NOBODY_SLEEPS =
      noClasses()
          .should()
          .accessTargetWhere(calls("sleep", Set.of(Thread.class, TimeUnit.class)))
          .because("whoever waits must be woken by what it waits for, or by its interruption");

  @ArchTest
  static final ArchRule NOBODY_USES_THE_COMMON_POOL =
      noClasses()
          .that()
          .resideOutsideOfPackage(SIMULATOR)
          .should()
          .accessTargetWhere(describe("runs on the common pool", CodingRules::runsOnTheCommonPool))
          .because("anybody's code may block the common pool, and it holds on to class loaders");

  @ArchTest
  static final ArchRule NOBODY_WRITES_TO_STANDARD_STREAMS =
      noClasses()
          .that()
          .resideOutsideOfPackage(SIMULATOR)
          .should(ACCESS_STANDARD_STREAMS)
          .because("what is worth telling goes to the log, where its reader decides");

  @ArchTest
  static final ArchRule TIME_IS_A_PORT =
      noClasses()
          .that()
          .resideOutsideOfPackage(SIMULATOR)
          .should()
          .accessTargetWhere(describe("reads the system's time", CodingRules::readsTheTime))
          .because(
              "java.time.InstantSource is passed in, so that tests need not wait;"
                  + " InstantSource.system() is a default");

  @ArchTest
  static final ArchRule STATIC_FIELDS_ARE_FINAL =
      fields()
          .that()
          .areStatic()
          .and(
              describe(
                  "are written by hand", f -> !f.getModifiers().contains(JavaModifier.SYNTHETIC)))
          .should()
          .beFinal()
          .because("static state is shared by contexts that know nothing of each other");

  @ArchTest
  static final ArchRule LOGS_GO_TO_SLF4J =
      CompositeArchRule.of(
              List.of(
                  noClasses()
                      .should()
                      .dependOnClassesThat()
                      .resideInAnyPackage(
                          "java.util.logging..",
                          "org.apache.commons.logging..",
                          "org.apache.logging..",
                          "org.apache.log4j..",
                          "ch.qos.logback.."),
                  noClasses()
                      .that()
                      .resideOutsideOfPackage(TOKEN)
                      .should()
                      .dependOnClassesThat(
                          belongToAnyOf(System.Logger.class, System.LoggerFinder.class))))
          .because(
              "Camel logs there; the token package has the JDK's own logger, as it has nothing else");

  private CodingRules() {}

  /** Method references as well as calls. */
  private static DescribedPredicate<JavaAccess<?>> calls(String method, Set<Class<?>> owners) {
    return describe(
        "calls " + method,
        access ->
            access.getName().equals(method)
                && owners.stream().anyMatch(access.getTargetOwner()::isEquivalentTo));
  }

  private static boolean runsOnTheCommonPool(JavaAccess<?> access) {
    String name = access.getName();
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
      return false;
    }
    boolean executorGiven =
        target.getRawParameterTypes().stream()
            .anyMatch(type -> type.isAssignableTo(Executor.class));
    boolean stage = target.getOwner().isAssignableTo(CompletionStage.class);
    boolean asynchronous = name.endsWith("Async") || name.equals("delayedExecutor");
    return (stage && asynchronous && !executorGiven)
        || (name.equals("commonPool") && target.getOwner().isEquivalentTo(ForkJoinPool.class))
        || (name.equals("parallel") && target.getOwner().isAssignableTo(BaseStream.class))
        || name.equals("parallelStream");
  }

  private static boolean readsTheTime(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
      return false;
    }
    boolean clockGiven =
        target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    String name = target.getName();
    String owner = target.getOwner().getName();
    return name.equals("currentTimeMillis")
        || (name.equals("now") && owner.startsWith("java.time.") && !clockGiven)
        || (name.equals("<init>")
            && owner.equals(Date.class.getName())
            && target.getRawParameterTypes().isEmpty());
  }
}
