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
package io.github.sfauth.simulator.secrets;

/** The errors this service answers with, by the names they have on the wire. */
enum ErrorCode {
  ACCESS_DENIED("AccessDeniedException"),
  DECRYPTION_FAILURE("DecryptionFailure"),
  ENCRYPTION_FAILURE("EncryptionFailure"),
  INVALID_NEXT_TOKEN("InvalidNextTokenException"),
  INVALID_PARAMETER("InvalidParameterException"),
  INVALID_REQUEST("InvalidRequestException"),
  LIMIT_EXCEEDED("LimitExceededException"),
  MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException"),
  RESOURCE_EXISTS("ResourceExistsException"),
  RESOURCE_NOT_FOUND("ResourceNotFoundException"),
  SERIALIZATION("SerializationException"),
  THROTTLING("ThrottlingException"),
  UNKNOWN_OPERATION("UnknownOperationException"),
  /** Not declared by the model, yet what AWS answers when a member breaks its length or pattern. */
  VALIDATION("ValidationException");

  private final String wireName;

  ErrorCode(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  RefusedException because(String message) {
    return new RefusedException(this, message);
  }
}
