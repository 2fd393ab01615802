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
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The APIs of the instance: which calls get through, and who answers them. */
final class ApiService {

  private final Addresses addresses;
  private final Sessions sessions;
  private final Planned<ApiRefusal> refusals;
  private final Resources resources;
  private final AccountApi accounts;
  private final BulkApi bulk = new BulkApi();
  private final SoapApi soap;
  private final ReceivedBodies bodies = new ReceivedBodies();

  ApiService(
      InstantSource clock,
      Addresses addresses,
      Identity identity,
      Sessions sessions,
      Planned<ApiRefusal> refusals) {
    this.addresses = addresses;
    this.sessions = sessions;
    this.refusals = refusals;
    this.resources = new Resources(identity);
    this.accounts = new AccountApi(new Accounts(clock));
    this.soap = new SoapApi(clock);
  }

  List<String> receivedBodies() {
    return bodies.all();
  }

  /** Answers; the versions need no session, everything else does. */
  Answer answer(Operation operation, Call call) {
    if (operation == Operation.VERSIONS) {
      return resources.versions();
    }
    Optional<ApiRefusal> planned = refusals.take();
    if (planned.isPresent()) {
      return refusal(planned.get(), call);
    }
    return switch (operation) {
      case SOAP -> soap(call);
      case BULK -> bulk(call);
      default -> rest(operation, call);
    };
  }

  /** Answers for an instance that the org has moved away from. */
  Answer answerMoved(Operation operation, Call call) {
    return operation == Operation.VERSIONS ? resources.versions() : sessionExpired(operation, call);
  }

  private Answer refusal(ApiRefusal refusal, Call call) {
    return switch (refusal) {
      case BULK_INVALID_SESSION -> BulkError.INVALID_SESSION.answerTo(call);
      case REDIRECT -> redirect(call, addresses.login());
      default -> refusal.answer();
    };
  }

  /** Sends the caller elsewhere, with the same path and query. */
  static Answer redirect(Call call, URI to) {
    URI target = to.resolve(URI.create(call.uri().getRawPath()));
    String query = call.uri().getRawQuery();
    return ApiRefusal.REDIRECT
        .answer()
        .with("Location", query == null ? target.toString() : target + "?" + query);
  }

  /** How an API says that the token is dead. */
  private static Answer sessionExpired(Operation operation, Call call) {
    return switch (operation) {
      case SOAP -> ApiRefusal.SOAP_INVALID_SESSION.answer();
      case BULK -> BulkError.INVALID_SESSION.answerTo(call);
      default -> ApiRefusal.SESSION_EXPIRED.answer();
    };
  }

  private Answer soap(Call call) {
    return SoapApi.token(call)
        .flatMap(sessions::use)
        .map(session -> soap.answer(call))
        .orElseGet(() -> sessionExpired(Operation.SOAP, call));
  }

  private Answer bulk(Call call) {
    Optional<Session> session = BulkApi.token(call).flatMap(sessions::use);
    if (session.isEmpty()) {
      return sessionExpired(Operation.BULK, call);
    }
    bodies.add(call.text());
    return bulk.answer(call);
  }

  private Answer rest(Operation operation, Call call) {
    if (BearerToken.malformed(call)) {
      return ApiRefusal.INVALID_AUTH_HEADER.answer();
    }
    Optional<Session> session = BearerToken.of(call).flatMap(sessions::use);
    if (session.isEmpty()) {
      return sessionExpired(operation, call);
    }
    if (!session.get().scope().allowsApi()) {
      return ApiRefusal.SESSION_NOT_VALID_FOR_REST.answer();
    }
    bodies.add(call.text());
    return switch (operation) {
      case RESOURCES -> resources.resources(call, session.get());
      case LIMITS -> resources.limits();
      case QUERY -> accounts.query(call);
      case DESCRIBE -> accounts.describe(call);
      case SOBJECT -> accounts.sobject(call);
      default -> RestError.notFound();
    };
  }
}
