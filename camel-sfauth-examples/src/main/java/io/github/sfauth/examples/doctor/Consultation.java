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
package io.github.sfauth.examples.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;

/** Asks the component for its diagnosis of some options. */
final class Consultation {

  private static final String ENDPOINT = "sfauth:doctor";
  private static final String FAIL = "fail";

  private Consultation() {}

  /** A start with wrong options fails before anything can be asked: that is the first step, too. */
  static Report on(Map<String, Object> options) throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.start();
      return new Report(steps(context, options));
    }
  }

  private static List<Map<String, String>> steps(
      CamelContext context, Map<String, Object> options) {
    Endpoint endpoint;
    try {
      endpoint = context.getEndpoint(ENDPOINT, resolved(context, options));
    } catch (ResolveEndpointFailedException | IllegalArgumentException e) {
      return List.of(
          Map.of("step", "options", "outcome", FAIL, "detail", reason(e, options), "fix", ""));
    }
    List<Map<String, String>> steps = new ArrayList<>();
    for (Object step : context.createProducerTemplate().requestBody(endpoint, "", List.class)) {
      Map<String, String> texts = new LinkedHashMap<>();
      ((Map<?, ?>) step).forEach((name, text) -> texts.put(name.toString(), text.toString()));
      steps.add(texts);
    }
    return steps;
  }

  private static Map<String, Object> resolved(CamelContext context, Map<String, Object> options) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    options.forEach(
        (name, value) ->
            parameters.put(name, context.resolvePropertyPlaceholders(String.valueOf(value))));
    parameters.put("operation", "diagnose");
    return parameters;
  }

  /** Camel's sentence on options that it cannot set shows their values, which may be secret. */
  private static String unknown(String message, Map<String, Object> options) {
    String rest = message.substring(Math.max(0, message.lastIndexOf("Unknown parameters")));
    String names =
        options.keySet().stream()
            .filter(name -> rest.contains("{" + name + "=") || rest.contains(", " + name + "="))
            .collect(Collectors.joining(", "));
    return "the endpoint has no option " + names + ": check the spelling";
  }

  /** The component's own words: what Camel puts around them repeats the URI. */
  private static String reason(Exception e, Map<String, Object> options) {
    String option = "";
    Throwable cause = e;
    while (cause.getCause() != null) {
      if (cause instanceof PropertyBindingException binding) {
        option = "option " + binding.getPropertyName() + ": ";
      }
      cause = cause.getCause();
    }
    return cause instanceof ResolveEndpointFailedException
        ? unknown(String.valueOf(cause.getMessage()), options)
        : option + cause.getMessage();
  }
}
