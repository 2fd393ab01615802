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
package io.github.sfauth.camel.connection;

import io.github.sfauth.token.AccessToken;
import java.io.IOException;
import java.io.Writer;
import org.apache.camel.util.json.Jsonable;
import org.apache.camel.util.json.Jsoner;

/**
 * The value of the header {@code Authorization}, as it stands on an exchange.
 *
 * <p>It prints redacted, so that header dumps, message history and serialisers show nothing;
 * Camel's type converter turns it into the real text, which is what HTTP components ask for.
 * Camel's tracer and debugger ask the converter too, unless a value writes its own JSON; so this
 * one does. It also tells which token of which connection was stamped. Immutable.
 */
public final class AuthorizationValue implements Jsonable {

  private final Connection connection;
  private final AccessToken token;
  private final boolean kept;

  /**
   * Makes a value; one serves for every exchange that gets this token.
   *
   * @param connection whose token it is
   * @param token the token
   * @param kept whether it stays on the exchange when the route ends
   */
  public AuthorizationValue(Connection connection, AccessToken token, boolean kept) {
    this.connection = connection;
    this.token = token;
    this.kept = kept;
  }

  /**
   * Whose token it is.
   *
   * @return the connection
   */
  public Connection connection() {
    return connection;
  }

  /**
   * The token that was stamped.
   *
   * @return the token
   */
  public AccessToken token() {
    return token;
  }

  /**
   * Whether it stays on the exchange when the route ends.
   *
   * @return true if the endpoint was told to keep its headers
   */
  public boolean kept() {
    return kept;
  }

  /**
   * The text for the wire.
   *
   * @return {@code Bearer} and the token; never to be shown
   */
  public String header() {
    return token.authorization();
  }

  /**
   * What tracer, debugger and other dumps as JSON show.
   *
   * @return the same as {@link #toString()}, as a JSON string
   */
  @Override
  public String toJson() {
    return Jsoner.serialize(toString());
  }

  /**
   * Writes what {@link #toJson()} returns.
   *
   * @param writable where to
   */
  @Override
  public void toJson(Writer writable) throws IOException {
    writable.write(toJson());
  }

  /** Shows the fingerprint only. */
  @Override
  public String toString() {
    return "Bearer " + token.value();
  }
}
