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

import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoredToken;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a token into a secret that people and other programs write, too, without ever overwriting
 * what they wrote: a version that is not current yet, then its move to AWSCURRENT, which fails if
 * another version became current since the one that was merged over.
 *
 * <p>Correct as long as Secrets Manager decides atomically who gets a version id and whether a
 * label is still where RemoveFromVersionId says. AWS documents that the call fails otherwise, but
 * not that the check is atomic.
 */
final class SharedPublication {

  static final String PENDING = "SFAUTH_PENDING";

  private static final int ROUNDS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(SharedPublication.class);

  private final SecretVersions versions;
  private final SharedSecretReader reader;
  private final SecretsManagerErrors errors;
  private final WriteBrake brake;
  private final Patience patience;

  SharedPublication(
      SecretVersions versions,
      SharedSecretReader reader,
      SecretsManagerErrors errors,
      WriteBrake brake,
      Patience patience) {
    this.versions = versions;
    this.reader = reader;
    this.errors = errors;
    this.brake = brake;
    this.patience = patience;
  }

  /**
   * Publishes a token.
   *
   * @param client whose token it is, if known
   * @param now reads what is current
   */
  Publication publish(
      AccessToken token,
      StoredToken expected,
      Optional<ClientCredentials> client,
      Supplier<SharedVersion> now) {
    Optional<String> held = brake.reason();
    if (held.isPresent()) {
      return new Publication.Withheld(held.get());
    }
    for (int round = 0; round < ROUNDS; round++) {
      if (round > 0) {
        patience.aMoment();
      }
      SharedVersion current = now.get();
      Optional<Publication> end =
          decided(current, token, expected, client).or(() -> write(current, token, expected));
      if (end.isPresent()) {
        return end.get();
      }
    }
    throw errors.trouble(
        "was changed by others each of the "
            + ROUNDS
            + " times that a token was merged into it; the token stays in memory");
  }

  /** What needs no writing. */
  private static Optional<Publication> decided(
      SharedVersion current,
      AccessToken token,
      StoredToken expected,
      Optional<ClientCredentials> client) {
    if (client.isPresent() && !current.secret().sameClientAs(client.get())) {
      return Optional.of(
          new Publication.Withheld("the secret was given another client since it was asked for"));
    } else if (current.holds(token)) {
      return Optional.of(new Publication.Published(current.stored()));
    }
    boolean expectedIsBehind =
        VersionChain.steps(current.id(), expected.version()).isPresent()
            || current.holdsTokenOf(expected);
    return current.token().isPresent() && !expectedIsBehind
        ? Optional.of(new Publication.Conflict(current.stored()))
        : Optional.empty();
  }

  /** Writes it; empty if the secret changed meanwhile. */
  private Optional<Publication> write(
      SharedVersion current, AccessToken token, StoredToken expected) {
    String text = current.secret().with(token);
    ChainLink link = ChainLink.behind(current.id(), expected.version());
    while (true) {
      if (link.isOffChain()) {
        LOG.warn(
            "The chain of versions behind {} is used up; a token is written off it", current.id());
      }
      Write put = versions.put(link.id(), text, PENDING);
      if (put instanceof Write.Denied denied) {
        return Optional.of(withheld(denied));
      } else if (put instanceof Write.Done done) {
        brake.wrote();
        StoredToken stored = new StoredToken(link.id(), done.at(), Optional.of(token));
        return move(current, link.id(), new Publication.Published(stored));
      }
      Encounter met = meet(current, link, token, expected);
      if (met instanceof Encounter.End end) {
        return Optional.of(end.publication());
      } else if (met instanceof Encounter.LookAgain) {
        return Optional.empty();
      }
      link = link.next();
    }
  }

  private Optional<Publication> move(SharedVersion current, String id, Publication ifDone) {
    Write move = versions.makeCurrent(id, current.id());
    if (move instanceof Write.Denied denied) {
      return Optional.of(withheld(denied));
    } else if (move instanceof Write.Done) {
      brake.published();
      return Optional.of(ifDone);
    }
    return Optional.empty();
  }

  private Publication withheld(Write.Denied denied) {
    brake.denied(denied.reason());
    return new Publication.Withheld(denied.reason());
  }

  /** What to do about an id that is taken. */
  private sealed interface Encounter {
    record End(Publication publication) implements Encounter {}

    record LookAgain() implements Encounter {}

    record GoOn() implements Encounter {}
  }

  private Encounter meet(
      SharedVersion current, ChainLink link, AccessToken token, StoredToken expected) {
    SecretVersion version =
        patience
            .find(() -> versions.byId(link.id()))
            .orElseThrow(
                () ->
                    errors.trouble(
                        "is being written by another process: its version "
                            + link.id()
                            + " is taken and cannot be read yet; the token stays in memory"));
    Optional<SharedVersion> serving =
        reader.byOthers(version).filter(other -> serves(other, current, expected));
    if (serving.isEmpty()) {
      // Of no use to anybody; but if it is current, what was read as current is out of date.
      return version.isCurrent() ? new Encounter.LookAgain() : new Encounter.GoOn();
    }
    return meet(serving.get(), current, link, token);
  }

  /** Whether another's token may stand in for the one that is expected to be replaced. */
  private static boolean serves(SharedVersion other, SharedVersion current, StoredToken expected) {
    return other.token().isPresent()
        && !other.holdsTokenOf(expected)
        && current.secret().sameClientAs(other.secret().credentials());
  }

  private Encounter meet(
      SharedVersion other, SharedVersion current, ChainLink link, AccessToken token) {
    Publication outcome =
        other.holds(token)
            ? new Publication.Published(other.stored())
            : new Publication.Conflict(other.stored());
    if (other.version().isCurrent()) {
      return new Encounter.End(outcome);
    } else if (other.awaitsItsMoveFrom(current)) {
      return move(current, other.id(), outcome)
          .<Encounter>map(Encounter.End::new)
          .orElseGet(Encounter.LookAgain::new);
    }
    // It was current once and is no more: somebody rolled back. Ours goes behind it, unless its
    // token serves; the last of the chain is not offered, or the caller would never get to the end.
    return other.holds(token) || link.isLastStep()
        ? new Encounter.GoOn()
        : new Encounter.End(outcome);
  }
}
