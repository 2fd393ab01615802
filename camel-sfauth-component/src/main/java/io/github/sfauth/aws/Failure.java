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
package io.github.sfauth.aws;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.secretsmanager.model.DecryptionFailureException;
import software.amazon.awssdk.services.secretsmanager.model.EncryptionFailureException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.LimitExceededException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * What an exception of the SDK means. Told by type and error code, not by text: texts differ
 * between AWS and its emulators, and change.
 */
enum Failure {
  NOT_FOUND,
  /** The request does not fit the secret's state: marked for deletion, replica, label elsewhere. */
  UNFIT,
  ID_TAKEN,
  DENIED,
  KEY_DENIED,
  KEY_UNUSABLE,
  CREDENTIALS_EXPIRED,
  CREDENTIALS_REFUSED,
  THROTTLED,
  QUOTA,
  /** The service answered, with an error that is none of the above. */
  SERVICE,
  UNREACHABLE,
  INTERRUPTED,
  /** The SDK failed by itself: no credentials, or an answer that is none. */
  CLIENT;

  private static final Set<String> DENIED_CODES = Set.of("AccessDeniedException", "AccessDenied");
  private static final Set<String> EXPIRED_CODES =
      Set.of("ExpiredTokenException", "ExpiredToken", "TokenRefreshRequired");
  private static final Set<String> REFUSED_CODES =
      Set.of(
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "InvalidAccessKeyId",
          "AuthFailure",
          "OptInRequired");

  static Failure of(RuntimeException e) {
    if (e instanceof AwsServiceException service) {
      return ofService(service);
    } else if (e instanceof AbortedException) {
      return INTERRUPTED;
    } else if (e instanceof ApiCallTimeoutException
        || e instanceof ApiCallAttemptTimeoutException
        || causes(e).anyMatch(Failure::isNetwork)) {
      return UNREACHABLE;
    }
    return CLIENT;
  }

  private static Failure ofService(AwsServiceException e) {
    if (e instanceof ResourceNotFoundException) {
      return NOT_FOUND;
    } else if (e instanceof InvalidRequestException || e instanceof InvalidParameterException) {
      return UNFIT;
    } else if (e instanceof ResourceExistsException) {
      return ID_TAKEN;
    } else if (e instanceof LimitExceededException) {
      return QUOTA;
    } else if (e instanceof DecryptionFailureException || e instanceof EncryptionFailureException) {
      return KEY_UNUSABLE;
    }
    return e.isThrottlingException() ? THROTTLED : ofCode(e);
  }

  /** Codes that every service has; the model of this one declares no types for them. */
  private static Failure ofCode(AwsServiceException e) {
    String code = code(e);
    if (DENIED_CODES.contains(code)) {
      // One code for two rights. Where the text says nothing, the commoner one is named.
      return String.valueOf(e.getMessage()).contains("KMS") ? KEY_DENIED : DENIED;
    } else if (EXPIRED_CODES.contains(code)) {
      return CREDENTIALS_EXPIRED;
    } else if (REFUSED_CODES.contains(code)) {
      return CREDENTIALS_REFUSED;
    }
    return SERVICE;
  }

  /** The service's name for the error. */
  static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
        ? "an error without a code"
        : e.awsErrorDetails().errorCode();
  }

  /** The trouble with the network underneath, if its class is known to quote no content. */
  static Optional<Throwable> network(RuntimeException e) {
    return causes(e)
        .filter(
            t ->
                t instanceof SocketException
                    || t instanceof InterruptedIOException
                    || t instanceof UnknownHostException
                    || t instanceof SSLException)
        .findFirst();
  }

  /** The SDK's own copy of Jackson calls a syntax error an I/O error, too. */
  private static boolean isNetwork(Throwable t) {
    return t instanceof IOException
        && !t.getClass().getName().startsWith("software.amazon.awssdk.thirdparty.");
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause);
  }
}
