/**
 * Credentials and token in AWS Secrets Manager: the client, reading and writing one secret, the
 * chain of versions that makes publication a compare-and-swap, and every failure as an error with
 * its fix. It knows the token and oauth packages and the AWS SDK. It must not know Camel, the token
 * endpoint or how a token is obtained.
 */
@NullMarked
package io.github.sfauth.aws;

import org.jspecify.annotations.NullMarked;
