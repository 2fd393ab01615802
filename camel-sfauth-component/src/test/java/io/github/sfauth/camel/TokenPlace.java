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

import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The secret that holds the token of a {@link SalesforceBed}. */
enum TokenPlace {
  /** The token has a secret of its own. */
  OWN(
      SalesforceBed.TOKEN_SECRET,
      bed -> {
        bed.tokenSecret();
        return "&tokenSecretArn=" + SalesforceBed.TOKEN_SECRET;
      },
      (secrets, credentials) -> {
        secrets.create(SalesforceBed.SECRET, credentials);
        secrets.createEmpty(SalesforceBed.TOKEN_SECRET);
      }),

  /** The token stands beside the credentials. */
  SHARED(
      SalesforceBed.SECRET,
      bed -> "",
      (secrets, credentials) -> secrets.create(SalesforceBed.SECRET, credentials));

  private final String secret;
  private final Function<SalesforceBed, String> option;
  private final BiConsumer<SimulatedSecretsManager, String> makesAnew;

  TokenPlace(
      String secret,
      Function<SalesforceBed, String> option,
      BiConsumer<SimulatedSecretsManager, String> makesAnew) {
    this.secret = secret;
    this.option = option;
    this.makesAnew = makesAnew;
  }

  /** The secret's name. */
  String secret() {
    return secret;
  }

  /**
   * An endpoint URI that names its secrets as people do, so that one which is made anew under its
   * name is found. Makes the token's own secret, if there is to be one: to be asked for once.
   */
  String uri(SalesforceBed bed) {
    return "sfauth:crm?secretArn=" + SalesforceBed.SECRET + option.apply(bed);
  }

  /** What an administrator does whose secrets are gone: no token is in what is made. */
  void makeAnew(SalesforceBed bed) {
    makesAnew.accept(bed.secrets(), SalesforceBed.json(bed.credentials()));
  }

  /** How many versions the secret has. */
  int versions(SalesforceBed bed) {
    return bed.secrets().versions(secret).size();
  }
}
