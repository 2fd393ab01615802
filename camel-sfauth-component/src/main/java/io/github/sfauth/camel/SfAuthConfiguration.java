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
package io.github.sfauth.camel;

import io.github.sfauth.jwt.RsaSigner;
import java.security.PrivateKey;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The options of an endpoint. An option that is not set is null here, so that the component's own
 * and an endpoint's can be laid over each other. Not thread-safe; configured before the start.
 */
@UriParams
@Configurer(extended = true)
public class SfAuthConfiguration implements Cloneable {

  @UriParam(defaultValue = "CLIENT_CREDENTIALS")
  @Metadata(important = true)
  private @Nullable SfAuthFlow flow;

  @UriParam(defaultValue = "STAMP")
  private @Nullable SfAuthOperation operation;

  @UriParam
  @Metadata(important = true)
  private @Nullable String secretArn;

  @UriParam
  @Metadata(important = true)
  private @Nullable String tokenSecretArn;

  @UriParam(label = "security", secret = true)
  private @Nullable String clientId;

  @UriParam(label = "security", secret = true)
  private @Nullable String clientSecret;

  @UriParam(label = "security", secret = true)
  private @Nullable String privateKey;

  @UriParam(label = "security", secret = true)
  private @Nullable String privateKeyPassword;

  @UriParam(label = "security")
  private @Nullable String certificate;

  @UriParam(label = "security")
  private @Nullable KeyStoreParameters keyStoreParameters;

  @UriParam(label = "security")
  private @Nullable PrivateKey signingKey;

  @UriParam(label = "security")
  private @Nullable RsaSigner signer;

  @UriParam private @Nullable String username;

  @UriParam private @Nullable String audience;

  @UriParam(label = "advanced", defaultValue = "false")
  private @Nullable Boolean audienceFallback;

  @UriParam private @Nullable String redirectUri;

  @UriParam private @Nullable String loginUrl;

  @UriParam private @Nullable String scope;

  @UriParam(label = "security", defaultValue = "CLIENT_SECRET_POST")
  private @Nullable SfAuthClientAuthentication clientAuthentication;

  @UriParam(javaType = "java.time.Duration", defaultValue = "2h")
  private @Nullable Long sessionTimeout;

  @UriParam(label = "security")
  private @Nullable String allowedHosts;

  @UriParam(defaultValue = "false")
  private @Nullable Boolean identityHeaders;

  @UriParam(defaultValue = "false")
  private @Nullable Boolean keepHeaders;

  @UriParam(label = "advanced", defaultValue = "false")
  private @Nullable Boolean eagerLogin;

  @UriParam(label = "advanced", defaultValue = "false")
  private @Nullable Boolean synchronous;

  @UriParam(label = "advanced")
  @Metadata(autowired = true)
  private @Nullable SecretsManagerClient secretsManagerClient;

  @UriParam private @Nullable String region;

  @UriParam(label = "security", secret = true)
  private @Nullable String accessKey;

  @UriParam(label = "security", secret = true)
  private @Nullable String secretKey;

  @UriParam(label = "security", secret = true)
  private @Nullable String sessionToken;

  @UriParam(label = "security", defaultValue = "false")
  private @Nullable Boolean useDefaultCredentialsProvider;

  @UriParam(label = "security", defaultValue = "false")
  private @Nullable Boolean useProfileCredentialsProvider;

  @UriParam(label = "security")
  private @Nullable String profileCredentialsName;

  @UriParam(label = "security", defaultValue = "false")
  private @Nullable Boolean useSessionCredentials;

  @UriParam(label = "advanced", defaultValue = "false")
  private @Nullable Boolean overrideEndpoint;

  @UriParam(label = "advanced")
  private @Nullable String uriEndpointOverride;

  @UriParam(label = "proxy", enums = "HTTP,HTTPS", defaultValue = "HTTPS")
  private @Nullable String proxyProtocol;

  @UriParam(label = "proxy")
  private @Nullable String proxyHost;

  @UriParam(label = "proxy")
  private @Nullable Integer proxyPort;

  @UriParam(label = "proxy")
  private @Nullable String httpProxyHost;

  @UriParam(label = "proxy")
  private @Nullable Integer httpProxyPort;

  @UriParam(label = "proxy,security")
  private @Nullable String httpProxyUsername;

  @UriParam(label = "proxy,security", secret = true)
  private @Nullable String httpProxyPassword;

  @UriParam(label = "security")
  private @Nullable SSLContextParameters sslContextParameters;

  /**
   * A copy to lay an endpoint's own options over.
   *
   * @return an independent copy
   */
  public SfAuthConfiguration copy() {
    try {
      return (SfAuthConfiguration) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new RuntimeCamelException(e);
    }
  }

  /**
   * How the token is obtained.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable SfAuthFlow getFlow() {
    return flow;
  }

  /**
   * How the token is obtained.
   *
   * @param flow the value
   */
  public void setFlow(@Nullable SfAuthFlow flow) {
    this.flow = flow;
  }

  /**
   * What the endpoint does with an exchange.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable SfAuthOperation getOperation() {
    return operation;
  }

  /**
   * What the endpoint does with an exchange.
   *
   * @param operation the value
   */
  public void setOperation(@Nullable SfAuthOperation operation) {
    this.operation = operation;
  }

  /**
   * ARN or name of the AWS Secrets Manager secret that holds the credentials.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getSecretArn() {
    return secretArn;
  }

  /**
   * ARN or name of the AWS Secrets Manager secret that holds the credentials: a flat JSON object
   * with Domain (My Domain, such as acme.my) or LoginUrl, ConsumerKey and ConsumerSecret; for
   * flow=jwtBearer PrivateKey (PEM), Username and, if they are needed, PrivateKeyPassword,
   * Certificate and Audience. Without tokenSecretArn the token is kept in the same secret, as
   * SessionId and Instance, where others find it. With an ARN, its region is used.
   *
   * @param secretArn the value
   */
  public void setSecretArn(@Nullable String secretArn) {
    this.secretArn = secretArn;
  }

  /**
   * The secret that the token is kept in.
   *
   * @return the option's value
   */
  public @Nullable String getTokenSecretArn() {
    return tokenSecretArn;
  }

  /**
   * ARN or name of the secret in AWS Secrets Manager that keeps the token and nothing else, shared
   * by all processes that log in alike. It must exist and may be empty: it is never created here.
   * Without this option the token is kept in the credentials' secret, if that can tell whose it is,
   * else in memory.
   *
   * @param tokenSecretArn the value
   */
  public void setTokenSecretArn(@Nullable String tokenSecretArn) {
    this.tokenSecretArn = tokenSecretArn;
  }

  /**
   * Consumer key, instead of a secret.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getClientId() {
    return clientId;
  }

  /**
   * Consumer key, instead of a secret: for development, or for another vault through Camel's
   * property functions. Without tokenSecretArn the token then lives in memory. Needs loginUrl, and
   * clientSecret or, for flow=jwtBearer, username and a key.
   *
   * @param clientId the value
   */
  public void setClientId(@Nullable String clientId) {
    this.clientId = clientId;
  }

  /**
   * Consumer secret that goes with clientId.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getClientSecret() {
    return clientSecret;
  }

  /**
   * Consumer secret that goes with clientId.
   *
   * @param clientSecret the value
   */
  public void setClientSecret(@Nullable String clientSecret) {
    this.clientSecret = clientSecret;
  }

  /**
   * Private key that signs assertions.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getPrivateKey() {
    return privateKey;
  }

  /**
   * Private key that signs assertions, as PEM text (PKCS#8, PKCS#1 or encrypted PKCS#8), or as a
   * resource: file:/path/crm.key or classpath:crm.key. RSA, 2048 bits or more. It goes with
   * clientId; beside a secret, the secret holds the key.
   *
   * @param privateKey the value
   */
  public void setPrivateKey(@Nullable String privateKey) {
    this.privateKey = privateKey;
  }

  /**
   * Password of an encrypted privateKey.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getPrivateKeyPassword() {
    return privateKeyPassword;
  }

  /**
   * Password of an encrypted privateKey.
   *
   * @param privateKeyPassword the value
   */
  public void setPrivateKeyPassword(@Nullable String privateKeyPassword) {
    this.privateKeyPassword = privateKeyPassword;
  }

  /**
   * Certificate beside the key.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getCertificate() {
    return certificate;
  }

  /**
   * Certificate that was uploaded to the app, as PEM text or as a file: or classpath: resource. It
   * is never sent: it is checked to match the key, and watched for its expiry.
   *
   * @param certificate the value
   */
  public void setCertificate(@Nullable String certificate) {
    this.certificate = certificate;
  }

  /**
   * Key store that holds the key that signs assertions.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable KeyStoreParameters getKeyStoreParameters() {
    return keyStoreParameters;
  }

  /**
   * Key store (PKCS#12 or JKS) that holds the key that signs assertions, as its only key entry, and
   * its certificate. The password is that of store and entry.
   *
   * @param keyStoreParameters the value
   */
  public void setKeyStoreParameters(@Nullable KeyStoreParameters keyStoreParameters) {
    this.keyStoreParameters = keyStoreParameters;
  }

  /**
   * Private key that signs assertions, as a bean.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable PrivateKey getSigningKey() {
    return signingKey;
  }

  /**
   * Private key that signs assertions, as a bean: an RSA key of any Java security provider.
   *
   * @param signingKey the value
   */
  public void setSigningKey(@Nullable PrivateKey signingKey) {
    this.signingKey = signingKey;
  }

  /**
   * Makes signatures with a key that stays where it is.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable RsaSigner getSigner() {
    return signer;
  }

  /**
   * Makes the signatures of assertions (RS256) with a key that stays where it is, such as an HSM or
   * AWS KMS.
   *
   * @param signer the value
   */
  public void setSigner(@Nullable RsaSigner signer) {
    this.signer = signer;
  }

  /**
   * User whom assertions speak for.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getUsername() {
    return username;
  }

  /**
   * Name of the Salesforce user whom assertions speak for: the user name, not the e-mail address,
   * and in a sandbox with its suffix. Default: from the secret. If it is given beside a secret, the
   * token is kept in that of tokenSecretArn, else in memory.
   *
   * @param username the value
   */
  public void setUsername(@Nullable String username) {
    this.username = username;
  }

  /**
   * Whom the assertion is for.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getAudience() {
    return audience;
  }

  /**
   * Whom the assertion is for (aud), independent of where it is sent. Default: from the secret,
   * else from the login URL: https://login.salesforce.com for production,
   * https://test.salesforce.com for sandboxes and scratch orgs, the site itself for an Experience
   * Cloud site. Required for government (.mil) and China hosts.
   *
   * @param audience the value
   */
  public void setAudience(@Nullable String audience) {
    this.audience = audience;
  }

  /**
   * Whether to try the other audience.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable Boolean getAudienceFallback() {
    return audienceFallback;
  }

  /**
   * Whether an assertion that was refused for its audience is tried once more with the other one
   * (production or sandbox).
   *
   * @param audienceFallback the value
   */
  public void setAudienceFallback(@Nullable Boolean audienceFallback) {
    this.audienceFallback = audienceFallback;
  }

  /**
   * One of the app's callback URLs.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getRedirectUri() {
    return redirectUri;
  }

  /**
   * One of the app's callback URLs: for the link that an error message shows where the user has yet
   * to approve the app.
   *
   * @param redirectUri the value
   */
  public void setRedirectUri(@Nullable String redirectUri) {
    this.redirectUri = redirectUri;
  }

  /**
   * Base URL of the host to log in at, such as https://acme.my.salesforce.com.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getLoginUrl() {
    return loginUrl;
  }

  /**
   * Base URL of the host to log in at, such as https://acme.my.salesforce.com. Default: from the
   * secret. If it is given beside a secret, the token is kept in that of tokenSecretArn, else in
   * memory, because others who read the credentials' secret could not know what the token is for.
   *
   * @param loginUrl the value
   */
  public void setLoginUrl(@Nullable String loginUrl) {
    this.loginUrl = loginUrl;
  }

  /**
   * OAuth scopes to ask for, with spaces between.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getScope() {
    return scope;
  }

  /**
   * OAuth scopes to ask for, with spaces between. Default: all that the app has. If it is given,
   * the token is kept in the secret of tokenSecretArn, else in memory.
   *
   * @param scope the value
   */
  public void setScope(@Nullable String scope) {
    this.scope = scope;
  }

  /**
   * How the client proves itself to the token endpoint.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable SfAuthClientAuthentication getClientAuthentication() {
    return clientAuthentication;
  }

  /**
   * How the client proves itself to the token endpoint. Salesforce documents neither
   * clientSecretJwt nor, for client credentials, privateKeyJwt.
   *
   * @param clientAuthentication the value
   */
  public void setClientAuthentication(@Nullable SfAuthClientAuthentication clientAuthentication) {
    this.clientAuthentication = clientAuthentication;
  }

  /**
   * The org's session timeout.
   *
   * @return the value, or null if it is not set; milliseconds
   */
  public @Nullable Long getSessionTimeout() {
    return sessionTimeout;
  }

  /**
   * The org's session timeout: how long a token is assumed to live without activity. Salesforce
   * does not say it with the token. It never stops traffic by itself.
   *
   * @param sessionTimeout the value; milliseconds
   */
  public void setSessionTimeout(@Nullable Long sessionTimeout) {
    this.sessionTimeout = sessionTimeout;
  }

  /**
   * Hosts beside Salesforce's own domains to which credentials and tokens may be sent, with commas
   * between.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getAllowedHosts() {
    return allowedHosts;
  }

  /**
   * Hosts beside Salesforce's own domains to which credentials and tokens may be sent, with commas
   * between.
   *
   * @param allowedHosts the value
   */
  public void setAllowedHosts(@Nullable String allowedHosts) {
    this.allowedHosts = allowedHosts;
  }

  /**
   * Also set the headers CamelSfAuthOrgId and CamelSfAuthUserId.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable Boolean getIdentityHeaders() {
    return identityHeaders;
  }

  /**
   * Also set the headers CamelSfAuthOrgId and CamelSfAuthUserId. For a token that was not obtained
   * by this process that costs one call to Salesforce per token.
   *
   * @param identityHeaders the value
   */
  public void setIdentityHeaders(@Nullable Boolean identityHeaders) {
    this.identityHeaders = identityHeaders;
  }

  /**
   * Leave the stamped headers on the exchange when its route ends.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable Boolean getKeepHeaders() {
    return keepHeaders;
  }

  /**
   * Leave the stamped headers on the exchange when its route ends. By default they are removed
   * there, so that they do not leak into an answer.
   *
   * @param keepHeaders the value
   */
  public void setKeepHeaders(@Nullable Boolean keepHeaders) {
    this.keepHeaders = keepHeaders;
  }

  /**
   * Obtain the token when the endpoint starts, and fail the start if that fails.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable Boolean getEagerLogin() {
    return eagerLogin;
  }

  /**
   * Obtain the token when the endpoint starts, and fail the start if that fails. By default nothing
   * is called before the first exchange.
   *
   * @param eagerLogin the value
   */
  public void setEagerLogin(@Nullable Boolean eagerLogin) {
    this.eagerLogin = eagerLogin;
  }

  /**
   * Wait for a token on the exchange's own thread instead of continuing on another.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable Boolean getSynchronous() {
    return synchronous;
  }

  /**
   * Wait for a token on the exchange's own thread instead of continuing on another.
   *
   * @param synchronous the value
   */
  public void setSynchronous(@Nullable Boolean synchronous) {
    this.synchronous = synchronous;
  }

  /**
   * An existing AWS Secrets Manager client.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable SecretsManagerClient getSecretsManagerClient() {
    return secretsManagerClient;
  }

  /**
   * An existing AWS Secrets Manager client. It is used as it is and never closed. Without one, a
   * client is built from the options below, or by the AWS SDK's default chain.
   *
   * @param secretsManagerClient the value
   */
  public void setSecretsManagerClient(@Nullable SecretsManagerClient secretsManagerClient) {
    this.secretsManagerClient = secretsManagerClient;
  }

  /**
   * AWS region of the secret.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getRegion() {
    return region;
  }

  /**
   * AWS region of the secret. Default: from the ARN, else by the AWS SDK's default chain.
   *
   * @param region the value
   */
  public void setRegion(@Nullable String region) {
    this.region = region;
  }

  /**
   * AWS access key id.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getAccessKey() {
    return accessKey;
  }

  /**
   * AWS access key id.
   *
   * @param accessKey the value
   */
  public void setAccessKey(@Nullable String accessKey) {
    this.accessKey = accessKey;
  }

  /**
   * AWS secret access key.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getSecretKey() {
    return secretKey;
  }

  /**
   * AWS secret access key.
   *
   * @param secretKey the value
   */
  public void setSecretKey(@Nullable String secretKey) {
    this.secretKey = secretKey;
  }

  /**
   * AWS session token, for useSessionCredentials.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getSessionToken() {
    return sessionToken;
  }

  /**
   * AWS session token, for useSessionCredentials.
   *
   * @param sessionToken the value
   */
  public void setSessionToken(@Nullable String sessionToken) {
    this.sessionToken = sessionToken;
  }

  /**
   * Use the AWS SDK's default credentials chain.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable Boolean getUseDefaultCredentialsProvider() {
    return useDefaultCredentialsProvider;
  }

  /**
   * Use the AWS SDK's default credentials chain.
   *
   * @param useDefaultCredentialsProvider the value
   */
  public void setUseDefaultCredentialsProvider(@Nullable Boolean useDefaultCredentialsProvider) {
    this.useDefaultCredentialsProvider = useDefaultCredentialsProvider;
  }

  /**
   * Use the AWS profile that profileCredentialsName names.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable Boolean getUseProfileCredentialsProvider() {
    return useProfileCredentialsProvider;
  }

  /**
   * Use the AWS profile that profileCredentialsName names.
   *
   * @param useProfileCredentialsProvider the value
   */
  public void setUseProfileCredentialsProvider(@Nullable Boolean useProfileCredentialsProvider) {
    this.useProfileCredentialsProvider = useProfileCredentialsProvider;
  }

  /**
   * AWS profile, for useProfileCredentialsProvider.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getProfileCredentialsName() {
    return profileCredentialsName;
  }

  /**
   * AWS profile, for useProfileCredentialsProvider.
   *
   * @param profileCredentialsName the value
   */
  public void setProfileCredentialsName(@Nullable String profileCredentialsName) {
    this.profileCredentialsName = profileCredentialsName;
  }

  /**
   * Use accessKey, secretKey and sessionToken as session credentials.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable Boolean getUseSessionCredentials() {
    return useSessionCredentials;
  }

  /**
   * Use accessKey, secretKey and sessionToken as session credentials.
   *
   * @param useSessionCredentials the value
   */
  public void setUseSessionCredentials(@Nullable Boolean useSessionCredentials) {
    this.useSessionCredentials = useSessionCredentials;
  }

  /**
   * Use the AWS endpoint that uriEndpointOverride names.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable Boolean getOverrideEndpoint() {
    return overrideEndpoint;
  }

  /**
   * Use the AWS endpoint that uriEndpointOverride names.
   *
   * @param overrideEndpoint the value
   */
  public void setOverrideEndpoint(@Nullable Boolean overrideEndpoint) {
    this.overrideEndpoint = overrideEndpoint;
  }

  /**
   * AWS Secrets Manager endpoint to use, for overrideEndpoint.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getUriEndpointOverride() {
    return uriEndpointOverride;
  }

  /**
   * AWS Secrets Manager endpoint to use, for overrideEndpoint: a VPC endpoint, or the simulator.
   *
   * @param uriEndpointOverride the value
   */
  public void setUriEndpointOverride(@Nullable String uriEndpointOverride) {
    this.uriEndpointOverride = uriEndpointOverride;
  }

  /**
   * Protocol of the proxy to AWS.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getProxyProtocol() {
    return proxyProtocol;
  }

  /**
   * Protocol of the proxy to AWS.
   *
   * @param proxyProtocol the value
   */
  public void setProxyProtocol(@Nullable String proxyProtocol) {
    this.proxyProtocol = proxyProtocol;
  }

  /**
   * Host of the proxy to AWS.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getProxyHost() {
    return proxyHost;
  }

  /**
   * Host of the proxy to AWS.
   *
   * @param proxyHost the value
   */
  public void setProxyHost(@Nullable String proxyHost) {
    this.proxyHost = proxyHost;
  }

  /**
   * Port of the proxy to AWS.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable Integer getProxyPort() {
    return proxyPort;
  }

  /**
   * Port of the proxy to AWS.
   *
   * @param proxyPort the value
   */
  public void setProxyPort(@Nullable Integer proxyPort) {
    this.proxyPort = proxyPort;
  }

  /**
   * Host of the proxy to Salesforce.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getHttpProxyHost() {
    return httpProxyHost;
  }

  /**
   * Host of the proxy to Salesforce.
   *
   * @param httpProxyHost the value
   */
  public void setHttpProxyHost(@Nullable String httpProxyHost) {
    this.httpProxyHost = httpProxyHost;
  }

  /**
   * Port of the proxy to Salesforce.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable Integer getHttpProxyPort() {
    return httpProxyPort;
  }

  /**
   * Port of the proxy to Salesforce.
   *
   * @param httpProxyPort the value
   */
  public void setHttpProxyPort(@Nullable Integer httpProxyPort) {
    this.httpProxyPort = httpProxyPort;
  }

  /**
   * Who uses the proxy to Salesforce, if it asks by HTTP Basic.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getHttpProxyUsername() {
    return httpProxyUsername;
  }

  /**
   * Who uses the proxy to Salesforce, if it asks by HTTP Basic. Such a proxy needs a JVM that was
   * started with -Djdk.http.auth.tunneling.disabledSchemes= as others tell no proxy a password.
   *
   * @param httpProxyUsername the value
   */
  public void setHttpProxyUsername(@Nullable String httpProxyUsername) {
    this.httpProxyUsername = httpProxyUsername;
  }

  /**
   * Password for the proxy to Salesforce.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable String getHttpProxyPassword() {
    return httpProxyPassword;
  }

  /**
   * Password for the proxy to Salesforce.
   *
   * @param httpProxyPassword the value
   */
  public void setHttpProxyPassword(@Nullable String httpProxyPassword) {
    this.httpProxyPassword = httpProxyPassword;
  }

  /**
   * Whom to trust at logins, and the client certificate for mutual TLS.
   *
   * @return the value, or null if it is not set
   */
  public @Nullable SSLContextParameters getSslContextParameters() {
    return sslContextParameters;
  }

  /**
   * Whom to trust at logins, and the client certificate for mutual TLS. It does not reach AWS. Host
   * names are always verified.
   *
   * @param sslContextParameters the value
   */
  public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
    this.sslContextParameters = sslContextParameters;
  }
}
