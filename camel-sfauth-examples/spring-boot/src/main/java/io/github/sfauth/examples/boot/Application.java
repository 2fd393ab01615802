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

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the application. Unless {@code crm.secret} names a secret, an embedded simulator stands in
 * for Salesforce and AWS.
 */
@SpringBootApplication
public class Application {

  /** Made by Spring Boot. */
  public Application() {}

  /**
   * Runs until it is stopped.
   *
   * @param args properties, such as {@code --crm.secret=salesforce/crm}
   */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(Application.class);
    application.addInitializers(new EmbeddedSimulator());
    application.run(args);
  }
}
