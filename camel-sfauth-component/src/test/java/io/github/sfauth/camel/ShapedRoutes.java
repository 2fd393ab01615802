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

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The routes of one shape behind one entry, with names of their own. */
final class ShapedRoutes extends RouteBuilder {

  private final RouteShape shape;
  private final String entry;
  private final String stamp;
  private final URI otherHost;
  private final String prefix;
  private final CountDownLatch letGo;

  ShapedRoutes(
      RouteShape shape,
      String prefix,
      String entry,
      String stamp,
      URI otherHost,
      CountDownLatch letGo) {
    this.letGo = letGo;
    this.shape = shape;
    this.prefix = prefix;
    this.entry = entry;
    this.stamp = stamp;
    this.otherHost = otherHost;
  }

  @Override
  public void configure() {
    shape.define(this);
  }

  /** Takes longer than anybody is ready to wait. */
  void hang(Exchange exchange) throws InterruptedException {
    if (!letGo.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("Nobody let it go");
    }
    throw new IllegalStateException("It was given up");
  }

  /** Where the caller comes in; what it sent must not steer the calls that follow. */
  RouteDefinition begin() {
    return from(entry)
        .removeHeaders("CamelHttp*")
        .setHeader(Exchange.HTTP_METHOD, constant("GET"))
        .setBody(constant("a,b"));
  }

  String stamp() {
    return stamp;
  }

  URI otherHost() {
    return otherHost;
  }

  Expression parts() {
    return body().tokenize(",");
  }

  String local(String name) {
    return "direct:" + prefix + shape.path() + "-" + name;
  }

  String seda(String name) {
    return "seda:" + prefix + shape.path() + "-" + name;
  }
}
