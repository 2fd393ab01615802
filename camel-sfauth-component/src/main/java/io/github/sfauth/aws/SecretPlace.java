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

import java.util.Optional;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Which secret, as far as it is known without asking AWS.
 *
 * @param id its name or ARN
 * @param region where it is: as its ARN says, else as options or the environment do
 * @param endpoint where AWS is asked instead of the region's own endpoint
 * @param access as whom AWS is asked; neither holds nor shows a secret
 */
public record SecretPlace(
    SecretId id, Optional<String> region, Optional<String> endpoint, Object access) {

  /**
   * A secret that is reached by options.
   *
   * @param id its name or ARN
   * @param options how AWS is asked
   * @return where it is
   */
  public static SecretPlace of(SecretId id, AwsClientOptions options) {
    return new SecretPlace(
        id,
        // The SDK looks further, in profiles and over the network: that is left to it.
        id.region().or(() -> options.region).or(() -> SdkSystemSetting.AWS_REGION.getStringValue()),
        options.endpoint.map(Inspection::shown),
        options.identity.publicName());
  }

  /**
   * A secret that is reached by a client.
   *
   * @param id its name or ARN
   * @param client what AWS is asked with
   * @return where it is
   */
  public static SecretPlace of(SecretId id, SecretsManagerClient client) {
    Inspection inspection = new Inspection(client, id);
    return new SecretPlace(id, id.region().or(inspection::region), inspection.endpoint(), client);
  }

  /**
   * Whether both are one secret, however each names it. Not where only AWS could tell: names are
   * the same only for those whom AWS takes for the same.
   *
   * @param other another place
   * @return true if that is certain
   */
  public boolean isCertainly(SecretPlace other) {
    return id.sameNameAs(other.id)
        && region.equals(other.region)
        && endpoint.equals(other.endpoint)
        && sameAccountAs(other);
  }

  private boolean sameAccountAs(SecretPlace other) {
    Optional<String> ours = id.account();
    Optional<String> theirs = other.id.account();
    return ours.isPresent() && theirs.isPresent()
        ? ours.equals(theirs)
        : access.equals(other.access);
  }
}
