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
package io.github.sfauth.examples.keys;

import io.github.sfauth.jwt.KeyFacts;
import io.github.sfauth.token.Secret;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sets up the JWT bearer flow: makes an RSA key and a self-signed certificate, tells where to
 * upload the certificate, and puts the key into a secret in AWS Secrets Manager. Looks before it
 * writes: files and secrets that exist stay as they are. Not thread-safe; made for one run.
 */
public final class KeySetup {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final UnaryOperator<@Nullable String> environment;
  private final InstantSource clock;
  private final PrintStream out;
  private final PrintStream err;

  KeySetup(
      UnaryOperator<@Nullable String> environment,
      InstantSource clock,
      PrintStream out,
      PrintStream err) {
    this.environment = environment;
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  /**
   * Sets up, and exits with 0 if it is done, 1 if it failed, 2 if the command line is wrong.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(
        new KeySetup(System::getenv, InstantSource.system(), System.out, System.err)
            .run(List.of(args)));
  }

  int run(List<String> args) {
    if (args.isEmpty() || args.contains("--help")) {
      (args.isEmpty() ? err : out).print(Arguments.USAGE);
      return args.isEmpty() ? MISUSED : DONE;
    }
    try {
      Arguments arguments = Arguments.of(args);
      setUp(arguments, password(arguments));
      return DONE;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.print(Arguments.USAGE);
      return MISUSED;
    } catch (SetupException e) {
      err.println(e.getMessage());
      return FAILED;
    }
  }

  private void setUp(Arguments arguments, Optional<Secret> password) throws SetupException {
    if (arguments.order() instanceof SecretOrder.Leave) {
      provide(arguments, password);
      return;
    }
    try (SecretVault vault = SecretVault.open(arguments.endpoint())) {
      if (arguments.order() instanceof SecretOrder.Create create) {
        vault.refuseIfThere(create.name());
        KeyAndCertificate pair = provide(arguments, password);
        vault.create(create.name(), Members.fresh(create.members(), pair));
        stored("Created", create.name());
      } else if (arguments.order() instanceof SecretOrder.Rotate rotate) {
        Members.check(vault.read(rotate.id()));
        KeyAndCertificate pair = provide(arguments, password);
        // Read again: in the seconds that a key takes a route may have stored a token.
        vault.replace(rotate.id(), Members.rotated(vault.read(rotate.id()), pair));
        stored("Changed the key in", rotate.id());
      }
    }
  }

  /** Makes or finds key and certificate, and tells what to do with them. */
  private KeyAndCertificate provide(Arguments arguments, Optional<Secret> password)
      throws SetupException {
    KeyFiles files = KeyFiles.in(arguments.dir(), arguments.name());
    KeyAndCertificate pair;
    if (arguments.existing()) {
      pair = files.read(password);
    } else {
      files.refuseIfThere();
      pair =
          new KeyMaker()
              .make(
                  arguments.name(),
                  arguments.bits(),
                  clock.instant(),
                  Duration.ofDays(arguments.days()),
                  password);
    }
    KeyFacts facts = pair.check(clock.instant());
    if (!arguments.existing()) {
      files.write(pair, err);
    }
    show(files, facts);
    UploadSteps.print(arguments.order(), files.certificate(), out);
    return pair;
  }

  private void show(KeyFiles files, KeyFacts facts) {
    out.printf("Key          %s  (keep it to yourself)%n", files.key());
    out.printf("Certificate  %s  (public)%n", files.certificate());
    out.printf("RSA          %d bits, fingerprint %s%n", facts.bits(), facts.fingerprint());
    facts
        .certificate()
        .ifPresent(
            certificate -> out.printf("Valid until  %s%n", certificate.notAfter().toString()));
  }

  private void stored(String what, String secret) {
    out.printf("%n%s the secret %s. Check it with the doctor:%n", what, secret);
    out.printf("  mvn -q -P doctor -Ddoctor.args=\"flow=jwtBearer secretArn=%s\"%n", secret);
  }

  /** From the environment: a command line is seen by everybody on the machine. */
  private Optional<Secret> password(Arguments arguments) {
    if (arguments.passwordEnv().isEmpty()) {
      return Optional.empty();
    }
    String value = environment.apply(arguments.passwordEnv().get());
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          "--password-env names an environment variable that is not set or is empty");
    }
    return Optional.of(Secret.of(value));
  }
}
