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

import io.github.sfauth.camel.connection.Stamp;
import org.apache.camel.spi.Metadata;

/** The headers that the component sets. */
public final class SfAuthConstants {

  /** The scheme of the component's endpoints. */
  public static final String SCHEME = "sfauth";

  /** Carries the token. */
  @Metadata(
      description =
          "The access token as HTTP components send it. The value prints redacted; ask for it as a"
              + " String to get the real text.",
      javaType = "io.github.sfauth.camel.connection.AuthorizationValue",
      important = true)
  public static final String AUTHORIZATION = Stamp.AUTHORIZATION;

  /** Base URL of the API. */
  @Metadata(
      description =
          "Base URL of the Salesforce API for this token, without a slash at the end. It may change"
              + " with every new token.",
      javaType = "String",
      important = true)
  public static final String INSTANCE_URL = Stamp.INSTANCE_URL;

  /** The org's id. */
  @Metadata(
      description = "The id of the org that the token is for (identityHeaders=true).",
      javaType = "String")
  public static final String ORG_ID = Stamp.ORG_ID;

  /** The user's id. */
  @Metadata(
      description = "The id of the user that the token speaks for (identityHeaders=true).",
      javaType = "String")
  public static final String USER_ID = Stamp.USER_ID;

  private SfAuthConstants() {}
}
