/**
 * A Secrets Manager on this machine, with the rules of the AWS Secrets Manager API Reference for
 * versions, staging labels, request tokens and quotas, spoken to by the unmodified AWS SDK and CLI.
 * Every rule that decides a race is checked and applied in one step. It must not know what is kept
 * in a secret, nor the simulated Salesforce org.
 */
@NullMarked
package io.github.sfauth.simulator.secrets;

import org.jspecify.annotations.NullMarked;
