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
package io.github.sfauth.examples.boot;

import io.github.sfauth.camel.observe.SfAuthEvent;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the log what happens to tokens; a pager would be told of refused logins in the same way.
 */
@Component
class LoginEvents extends SimpleEventNotifierSupport {

  private static final Logger LOG = LoggerFactory.getLogger(LoginEvents.class);

  @Override
  public boolean isEnabled(CamelEvent event) {
    return event instanceof SfAuthEvent;
  }

  @Override
  public void notify(CamelEvent event) {
    LOG.info("{}", event);
  }
}
