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

import io.github.sfauth.token.Secret;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Who we are to AWS. */
sealed interface AwsIdentity {

  /** The SDK's way to ask who. */
  AwsCredentialsProvider provider();

  /**
   * What tells it from others as far as that is no secret.
   *
   * @return an object to compare; neither holds nor shows a secret
   */
  default Object publicName() {
    return this;
  }

  /**
   * Whoever the SDK finds: system properties, environment, web identity, profile, container, EC2.
   */
  record Chain() implements AwsIdentity {
    @Override
    public AwsCredentialsProvider provider() {
      return DefaultCredentialsProvider.builder().build();
    }
  }

  /** A profile of the AWS configuration files; the default one if it has no name. */
  record Profile(Optional<String> name) implements AwsIdentity {
    @Override
    public AwsCredentialsProvider provider() {
      ProfileCredentialsProvider.Builder provider = ProfileCredentialsProvider.builder();
      name.ifPresent(provider::profileName);
      return provider.build();
    }
  }

  /** An access key; with a session token if it is a temporary one. */
  record Keys(String accessKey, Secret secretKey, Optional<Secret> sessionToken)
      implements AwsIdentity {
    @Override
    public AwsCredentialsProvider provider() {
      return StaticCredentialsProvider.create(
          sessionToken.isPresent()
              ? AwsSessionCredentials.create(
                  accessKey, secretKey.reveal(), sessionToken.get().reveal())
              : AwsBasicCredentials.create(accessKey, secretKey.reveal()));
    }

    @Override
    public Object publicName() {
      return new AccessKeyId(accessKey);
    }

    @Override
    public String toString() {
      return sessionToken.isPresent() ? "Keys[temporary]" : "Keys[]";
    }
  }

  /** Which access key, without its secret. */
  record AccessKeyId(String id) {
    @Override
    public String toString() {
      return "AccessKeyId";
    }
  }
}
