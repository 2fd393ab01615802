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
package io.github.sfauth.http;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether this JVM tells a password to a proxy before a tunnel is there. Out of the box it does
 * not: the password would go to the proxy in the clear ({@code conf/net.properties} of the JDK).
 * Only whoever starts the JVM can allow it; a property that is set later may come too late, and
 * would hold for everybody in the JVM.
 */
public final class TunnelSchemes {

  /** The JVM's property, to be set where it is started. */
  public static final String PROPERTY = "jdk.http.auth.tunneling.disabledSchemes";

  private TunnelSchemes() {}

  /**
   * Whether Basic is allowed.
   *
   * @return true if it is
   */
  public static boolean allowBasic() {
    return allowBasic(
        System.getProperty(PROPERTY),
        Path.of(System.getProperty("java.home"), "conf", "net.properties"));
  }

  static boolean allowBasic(@Nullable String property, Path defaults) {
    String disabled = property == null ? inFile(defaults) : property;
    return Stream.of(disabled.split(",")).map(String::strip).noneMatch("Basic"::equalsIgnoreCase);
  }

  private static String inFile(Path defaults) {
    Properties properties = new Properties();
    try (Reader file = Files.newBufferedReader(defaults)) {
      properties.load(file);
    } catch (IOException e) {
      // Images made by jlink or for other JVMs may lack it; then nothing is disabled there.
      return "";
    }
    return properties.getProperty(PROPERTY, "");
  }
}
