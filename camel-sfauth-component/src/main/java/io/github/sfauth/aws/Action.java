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

/** What is done with a secret, by the IAM action that allows it. */
enum Action {
  READ("read", "GetSecretValue", "kms:Decrypt"),
  PUT("written", "PutSecretValue", "kms:GenerateDataKey and kms:Decrypt"),
  MOVE("written", "UpdateSecretVersionStage", "kms:GenerateDataKey and kms:Decrypt");

  private final String participle;
  private final String operation;
  private final String keyActions;

  Action(String participle, String operation, String keyActions) {
    this.participle = participle;
    this.operation = operation;
    this.keyActions = keyActions;
  }

  /** The word in "the secret cannot be …". */
  String participle() {
    return participle;
  }

  /** The IAM action. */
  String iam() {
    return "secretsmanager:" + operation;
  }

  /** The IAM actions on the secret's key. */
  String keyIam() {
    return keyActions;
  }
}
