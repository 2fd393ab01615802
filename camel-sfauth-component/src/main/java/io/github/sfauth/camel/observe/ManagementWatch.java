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
package io.github.sfauth.camel.observe;

import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.spi.ManagementStrategy;

/**
 * Registers an MBean per name of a connection: {@code type=sfauth,name="crm"} beside the context's
 * own. Without Camel's management, or with JMX switched off, there is none.
 */
final class ManagementWatch implements Watch {

  private final CamelContext context;

  ManagementWatch(CamelContext context) {
    this.context = context;
  }

  @Override
  public Runnable begin(View shown) {
    ManagementStrategy strategy = context.getManagementStrategy();
    ManagementAgent agent = strategy == null ? null : strategy.getManagementAgent();
    if (agent == null || agent.getMBeanServer() == null) {
      return () -> {};
    }
    try {
      ObjectName name = name(strategy, agent, shown);
      agent.register(new ManagedConnection(shown), name);
      return () -> unregister(agent, name);
    } catch (JMException e) {
      throw new IllegalStateException("No MBean for " + shown, e);
    }
  }

  private ObjectName name(ManagementStrategy strategy, ManagementAgent agent, View shown)
      throws JMException {
    String owner =
        strategy
            .getManagementObjectNameStrategy()
            .getObjectNameForCamelContext(context)
            .getKeyProperty("context");
    return new ObjectName(
        agent.getMBeanObjectDomainName()
            + ":context="
            + owner
            + ",type=sfauth,name="
            + ObjectName.quote(shown.name()));
  }

  private static void unregister(ManagementAgent agent, ObjectName name) {
    try {
      agent.unregister(name);
    } catch (JMException e) {
      throw new IllegalStateException("The MBean " + name + " stays", e);
    }
  }
}
