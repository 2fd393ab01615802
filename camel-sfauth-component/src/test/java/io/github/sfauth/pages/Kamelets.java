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
package io.github.sfauth.pages;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The parameters of a Kamelet in the jar, as Camel reads them. */
final class Kamelets {

  private Kamelets() {}

  static List<String> parameters(List<String> arguments, Syntax syntax) {
    String name = arguments.get(0);
    List<List<String>> rows =
        new ArrayList<>(List.of(List.of("Parameter", "Description", "Default")));
    for (RouteTemplateParameterDefinition parameter : template(name).getTemplateParameters()) {
      String required = Boolean.TRUE.equals(parameter.getRequired()) ? "*Required.* " : "";
      String value = parameter.getDefaultValue() == null ? "" : parameter.getDefaultValue();
      rows.add(
          List.of(
              syntax.literal(parameter.getName()),
              required + parameter.getDescription(),
              syntax.literal(value)));
    }
    return syntax.table("2,6,2", rows);
  }

  private static RouteTemplateDefinition template(String name) {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(
              ResourceHelper.resolveMandatoryResource(
                  context, "classpath:kamelets/" + name + ".kamelet.yaml"));
      return context.getRouteTemplateDefinition(name);
    } catch (Exception e) {
      throw new IllegalStateException("Cannot read the Kamelet " + name, e);
    }
  }
}
