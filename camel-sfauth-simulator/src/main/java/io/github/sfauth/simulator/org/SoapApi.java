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
package io.github.sfauth.simulator.org;

import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Call;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * As much of the SOAP API as shows whether a session is good: {@code getServerTimestamp} (SOAP API
 * Developer Guide). The session id travels in the envelope, and a dead one is answered with 500.
 */
final class SoapApi {

  private static final String CONTENT_TYPE = "text/xml;charset=UTF-8";

  private final InstantSource clock;

  SoapApi(InstantSource clock) {
    this.clock = clock;
  }

  static Optional<String> token(Call call) {
    return Xml.text(call.body(), "sessionId");
  }

  Answer answer(Call call) {
    if (!call.text().contains("getServerTimestamp")) {
      return fault("soapenv:Client", "No operation available for request");
    }
    return envelope(
        200,
        """
        <getServerTimestampResponse xmlns="urn:partner.soap.sforce.com">\
        <result><timestamp>%s</timestamp></result></getServerTimestampResponse>\
        """
            .formatted(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }

  /** A fault whose texts must not need escaping. */
  static Answer fault(String code, String text) {
    return envelope(
        500,
        """
        <soapenv:Fault xmlns:sf="urn:fault.partner.soap.sforce.com">\
        <faultcode>%s</faultcode><faultstring>%s</faultstring></soapenv:Fault>\
        """
            .formatted(code, text));
  }

  private static Answer envelope(int status, String body) {
    return Answer.of(
        status,
        CONTENT_TYPE,
        """
        <?xml version="1.0" encoding="UTF-8"?>\
        <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">\
        <soapenv:Body>%s</soapenv:Body></soapenv:Envelope>\
        """
            .formatted(body));
  }
}
