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
package io.github.sfauth.karaf.probe;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** What an operator does in the shell, and what a debugger shows. */
final class Actions {

  private static final long REFRESH_SECONDS = 60;

  private final BundleContext context;
  private volatile WeakReference<ClassLoader> watched = new WeakReference<>(null);

  Actions(BundleContext context) {
    this.context = context;
  }

  String perform(String action, String argument) throws Exception {
    return switch (action) {
      case "ready" -> String.valueOf(context.getServiceReference(FeaturesService.class) != null);
      case "feature" -> features().getState(features().getFeature(argument).getId()).name();
      case "bundles" -> bundles();
      case "collected" -> String.valueOf(collected());
      case "threads" -> threads();
      case "call" -> call(argument);
      default -> {
        act(action, argument);
        yield "";
      }
    };
  }

  private void act(String action, String argument) throws Exception {
    switch (action) {
      case "repository" -> features().addRepository(URI.create(argument));
      case "forget" -> features().removeRepository(URI.create(argument));
      case "install" ->
          features()
              .installFeature(argument, EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles));
      case "remove" -> features().uninstallFeature(argument);
      case "deploy" -> context.installBundle(argument).start();
      case "start" -> bundle(argument).start();
      case "stop" -> bundle(argument).stop();
      case "uninstall" -> bundle(argument).uninstall();
      case "update" -> update(argument);
      case "watch" ->
          watched =
              new WeakReference<>(bundle(argument).adapt(BundleWiring.class).getClassLoader());
      default -> throw new IllegalArgumentException(action);
    }
  }

  private FeaturesService features() {
    return context.getService(context.getServiceReference(FeaturesService.class));
  }

  private Bundle bundle(String name) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> name.equals(bundle.getSymbolicName()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is not installed"));
  }

  /** The new content of a bundle, and the wiring of everybody who uses it. */
  private void update(String argument) throws Exception {
    String[] nameAndLocation = argument.split(" ", 2);
    Bundle bundle = bundle(nameAndLocation[0]);
    try (InputStream content = URI.create(nameAndLocation[1]).toURL().openStream()) {
      bundle.update(content);
    }
    refresh(List.of(bundle));
  }

  private void refresh(List<Bundle> bundles) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    context
        .getBundle(0)
        .adapt(FrameworkWiring.class)
        .refreshBundles(
            bundles,
            event -> {
              if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
              }
            });
    if (!done.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The framework did not finish its refresh");
    }
  }

  private String bundles() {
    return Arrays.stream(context.getBundles())
        .map(b -> b.getSymbolicName() + " " + b.getVersion() + " " + b.getState())
        .collect(Collectors.joining("\n"));
  }

  private boolean collected() throws ReflectiveOperationException {
    OtherRecord.link();
    System.gc();
    return watched.get() == null;
  }

  /** Live threads: the name, and the bundle whose classes its context class loader gives. */
  private static String threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName() + " " + thread.getContextClassLoader())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** The routes' bundle offers each route under its name, in a type of the JDK. */
  @SuppressWarnings("unchecked")
  private String call(String route) throws Exception {
    ServiceReference<?>[] found =
        context.getServiceReferences(UnaryOperator.class.getName(), "(route=" + route + ")");
    if (found == null) {
      throw new IllegalStateException("No bundle offers the route " + route);
    }
    try {
      return ((UnaryOperator<String>) context.getService(found[0])).apply("");
    } finally {
      context.ungetService(found[0]);
    }
  }
}
