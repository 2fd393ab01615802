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

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * What no class of the component does while it holds a monitor: up to Java 23 a virtual thread that
 * waits in one keeps its carrier, and everybody else waits behind it at any version.
 *
 * <p>Looks at synchronized methods and at the maps whose functions run under a lock; it follows
 * calls through the component, but not into what is handed to another thread. Blocks are out of its
 * sight: tests that answer while a login hangs look at those.
 */
final class MonitorRules {

  private static final String OURS = "io.github.sfauth.";
  private static final String SIMULATOR = "io.github.sfauth.simulator..";

  /** Whoever is asked there is asked over a network, or signs with a key that may be elsewhere. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "java.net.http.HttpClient",
          "software.amazon.awssdk.services.secretsmanager.SecretsManagerClient",
          "io.github.sfauth.aws.SecretsManagerClients",
          "io.github.sfauth.token.TokenAuthority",
          "io.github.sfauth.token.TokenStore",
          "io.github.sfauth.token.RefreshLease",
          "io.github.sfauth.oauth.TokenEndpoint",
          "io.github.sfauth.oauth.AssertionSigner");

  /** Made and closed here, and asked nothing. */
  private static final Set<String> HARMLESS =
      Set.of("builder", "newBuilder", "close", "refreshesAhead", "serviceClientConfiguration");

  @ArchTest
  static final ArchRule NOBODY_WAITS_FOR_OTHERS_IN_A_MONITOR =
      codeUnits()
          .that(DescribedPredicate.describe("hold a monitor", MonitorRules::holdsMonitor))
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage(SIMULATOR)
          .should(askNobodyElsewhere())
          .because("whoever waits for a network must not keep others from passing");

  private MonitorRules() {}

  private static boolean holdsMonitor(JavaCodeUnit unit) {
    return unit.getModifiers().contains(JavaModifier.SYNCHRONIZED)
        || unit.getCallsFromSelf().stream().anyMatch(MonitorRules::runsUnderTheMapsLock);
  }

  private static boolean runsUnderTheMapsLock(JavaCall<?> call) {
    return call.getTargetOwner().isAssignableTo(ConcurrentMap.class)
        && (call.getName().startsWith("compute") || call.getName().equals("merge"));
  }

  private static ArchCondition<JavaCodeUnit> askNobodyElsewhere() {
    return new ArchCondition<>("ask nobody elsewhere") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        reachable(unit).stream()
            .filter(call -> ELSEWHERE.contains(call.getTargetOwner().getName()))
            .filter(call -> !HARMLESS.contains(call.getName()))
            .forEach(
                call ->
                    events.add(
                        SimpleConditionEvent.violated(
                            unit, unit.getFullName() + " reaches " + call.getDescription())));
      }
    };
  }

  private static Set<JavaCall<?>> reachable(JavaCodeUnit start) {
    // A function given to a map runs under its lock; one given to anybody else may run anywhere.
    boolean synchronizedItself = start.getModifiers().contains(JavaModifier.SYNCHRONIZED);
    Predicate<JavaAccess<?>> atOnce = call -> !call.isDeclaredInLambda();
    Set<JavaCall<?>> calls = new HashSet<>();
    Set<JavaCodeUnit> seen = new HashSet<>(Set.of(start));
    Deque<JavaCodeUnit> next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      JavaCodeUnit unit = next.remove();
      boolean all = unit.equals(start) && !synchronizedItself;
      for (JavaCall<?> call : unit.getCallsFromSelf()) {
        if ((all || atOnce.test(call)) && calls.add(call)) {
          call.getTarget()
              .resolveMember()
              .filter(target -> target.getOwner().getName().startsWith(OURS))
              .filter(seen::add)
              .ifPresent(next::add);
        }
      }
    }
    return calls;
  }
}
