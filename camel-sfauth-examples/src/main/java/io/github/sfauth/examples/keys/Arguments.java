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

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param name names the files, and the certificate
 * @param dir where the files are
 * @param bits length of the key
 * @param days how long the certificate is valid
 * @param passwordEnv the environment variable with the password that encrypts the key
 * @param existing whether the files are there already and are to be used
 * @param endpoint another Secrets Manager than that of the region
 * @param order what to do with the secret
 */
record Arguments(
    String name,
    Path dir,
    int bits,
    int days,
    Optional<String> passwordEnv,
    boolean existing,
    Optional<URI> endpoint,
    SecretOrder order) {

  static final String USAGE =
      """
      usage: keys --name NAME (--secret NAME ... | --no-secret)
        --name NAME          names the files and the certificate, such as crm
        --dir DIR            where NAME.key and NAME.crt go (default: keys)
        --bits N             length of the RSA key: 2048 (default), 3072 or 4096
        --days N             how long the certificate is valid, 1 to 3650 (default: 365)
        --password-env VAR   encrypt the key with the password in this environment variable
        --existing           use the two files that are there, instead of making them
        --no-secret          only make the files
        --secret NAME        the secret in AWS Secrets Manager to put the key into: a new one needs
          --consumer-key KEY     of the app
          --username USER        whom the route acts as: name@domain, not the e-mail address
          --domain DOMAIN        My Domain, such as acme.my; or --login-url URL
          --audience URL         only where it cannot be told from the login host
        --rotate             change key and certificate in a secret that exists, and nothing else
        --endpoint URL       a Secrets Manager other than that of the AWS region
      Exit status: 0 if it is done, 1 if it failed, 2 if the command line is wrong.
      """;

  private static final String DEFAULT_DIR = "keys";

  /** What Salesforce asks for, and all HSMs and libraries take. */
  private static final int DEFAULT_BITS = 2048;

  private static final List<Integer> KNOWN_BITS = List.of(2048, 3072, 4096);

  /** A year, as Salesforce's own instructions have it. */
  private static final int DEFAULT_DAYS = 365;

  private static final int MOST_DAYS = 3650;

  static Arguments of(List<String> given) {
    Words words = Words.of(given);
    String name = words.required("--name", "crm");
    // Names files, and stands in the certificate as it is.
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          "--name names files: 1 to 64 letters, digits, dots, dashes and underscores");
    }
    if (words.has("--existing")) {
      words.refuse(List.of("--bits", "--days"), "is of the files that --existing finds");
    }
    return new Arguments(
        name,
        Path.of(words.value("--dir").orElse(DEFAULT_DIR)),
        bits(words),
        days(words),
        words.value("--password-env"),
        words.has("--existing"),
        words.value("--endpoint").map(Arguments::endpoint),
        SecretOrder.of(words));
  }

  private static int bits(Words words) {
    int bits = number(words, "--bits", DEFAULT_BITS);
    if (!KNOWN_BITS.contains(bits)) {
      throw new IllegalArgumentException("--bits is one of " + KNOWN_BITS);
    }
    return bits;
  }

  private static int days(Words words) {
    int days = number(words, "--days", DEFAULT_DAYS);
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("--days is a number from 1 to " + MOST_DAYS);
    }
    return days;
  }

  private static int number(Words words, String option, int usual) {
    return words
        .value(option)
        .map(text -> text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1)
        .orElse(usual);
  }

  private static URI endpoint(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw endpointIsNone();
    }
    if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
      throw endpointIsNone();
    }
    return uri;
  }

  private static IllegalArgumentException endpointIsNone() {
    return new IllegalArgumentException(
        "--endpoint is the URL of a Secrets Manager, such as http://localhost:8182");
  }
}
