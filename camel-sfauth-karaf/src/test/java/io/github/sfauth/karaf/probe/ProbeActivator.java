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

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Lets the test's process look into the container, and act in it, over HTTP on loopback. */
public final class ProbeActivator implements BundleActivator {

  /** The system property that names the file which gets the port. */
  public static final String PORT_FILE = "sfauth.probe.port";

  private HttpServer server;

  @Override
  public void start(BundleContext context) throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", new ProbeHandler(new Actions(context)));
    server.start();
    Path file = Path.of(System.getProperty(PORT_FILE));
    Path complete = file.resolveSibling("complete");
    Files.writeString(complete, String.valueOf(server.getAddress().getPort()));
    Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void stop(BundleContext context) {
    server.stop(0);
  }
}
