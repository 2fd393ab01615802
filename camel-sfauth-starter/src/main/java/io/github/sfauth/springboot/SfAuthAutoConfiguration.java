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
package io.github.sfauth.springboot;

import io.github.sfauth.camel.SfAuthComponent;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Configures the component {@code sfauth} from {@code camel.component.sfauth.*}, as the starters of
 * Camel's own components do. {@code camel.component.sfauth.enabled=false} switches it off.
 *
 * <p>What the component finds in the registry (a {@code SecretsManagerClient}, {@code
 * TokenSources}, connections named by {@code #bean:}) may be beans of the application.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnClass({SfAuthComponent.class, CamelAutoConfiguration.class})
@ConditionalOnBean(CamelContext.class)
@ConditionalOnHierarchicalProperties({"camel.component", Settings.PREFIX})
public class SfAuthAutoConfiguration {

  /** Made by Spring Boot. */
  public SfAuthAutoConfiguration() {}

  /**
   * Sets the options once the component is made.
   *
   * @param settings what was given
   * @param application asked whether customizing is switched off
   * @return the customizer
   */
  @Bean
  ComponentCustomizer sfauthComponentCustomizer(
      SfAuthSettings settings, ApplicationContext application) {
    return new ComponentCustomizer() {
      @Override
      public void configure(String name, Component target) {
        new SettingsBinding(target.getCamelContext(), (SfAuthComponent) target)
            .bind(settings.given());
      }

      @Override
      public boolean isEnabled(String name, Component target) {
        return target instanceof SfAuthComponent
            && HierarchicalPropertiesEvaluator.evaluate(
                application, "camel.component.customizer", Settings.PREFIX + ".customizer");
      }
    };
  }

  /**
   * Reads the properties when the application starts, whether or not a route names the component
   * yet.
   *
   * @param environment what it reads
   * @return what was given
   */
  @Bean
  SfAuthSettings sfauthSettings(Environment environment) {
    return new SfAuthSettings(Settings.in(environment, Catalog.read()));
  }

  /**
   * Makes the component as soon as there is a property for it: a wrong value fails the start, not
   * the first message.
   *
   * @param settings what was given
   * @return what runs before routes are added
   */
  @Bean
  CamelContextConfiguration sfauthAtStart(SfAuthSettings settings) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        if (!settings.given().isEmpty()) {
          context.getComponent("sfauth");
        }
      }

      @Override
      public void afterApplicationStart(CamelContext context) {
        // Nothing is left to do.
      }
    };
  }

  /**
   * What was given; its texts show no value.
   *
   * @param given the settings
   */
  record SfAuthSettings(List<Setting> given) {}

  /** Keeps secrets out of Actuator's answers where an application shows values. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(SanitizingFunction.class)
  static class ActuatorConfiguration {

    /**
     * Masks the options that are secret.
     *
     * @return the function
     */
    @Bean
    SanitizingFunction sfauthSecrets() {
      return new SecretsMask(Catalog.read());
    }
  }
}
