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
package io.github.sfauth.token;

import java.util.Optional;

/**
 * What is known of the store while a token is procured: no read is sure to show the latest version,
 * nor a later one than the read before it. So what was seen once is the mark, and nothing older is
 * news.
 *
 * @param held the token in hand when it began, if there was one
 * @param stored the token in the version that was last seen when it began, if there was one
 * @param latest the latest version that was seen
 * @param tellsRenewals whether the store tells when an unchanged token was last renewed
 */
record Sight(
    Optional<AccessToken> held,
    Optional<AccessToken> stored,
    StoredToken latest,
    boolean tellsRenewals) {

  Sight(TokenState before, boolean tellsRenewals) {
    this(
        before instanceof TokenState.Held inHand ? inHand.ready() : Optional.empty(),
        before.seen().token(),
        before.seen(),
        tellsRenewals);
  }

  /** After one more look. */
  Sight after(Optional<StoredToken> look) {
    return look.filter(found -> found.isNewerThan(latest))
        .map(found -> new Sight(held, stored, found, tellsRenewals))
        .orElse(this);
  }

  /**
   * A value that we know is news if it was renewed, and only where the store tells that; any other
   * one if it was stored after the latest that was seen.
   */
  boolean isNews(StoredToken found) {
    AccessToken token = found.token().orElseThrow();
    Optional<AccessToken> known =
        held.filter(token::sameValueAs).or(() -> stored.filter(token::sameValueAs));
    return known.isPresent()
        ? tellsRenewals && token.isRenewalOf(known.get())
        : found.isNewerThan(latest);
  }
}
