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

import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoredToken;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a token as the next version of the chain: two processes that start from the same
 * version ask for the same id, one gets it, and the other finds by that id what was published.
 *
 * <p>Correct as long as Secrets Manager decides atomically who gets a version id, and whether a
 * label is still where RemoveFromVersionId says. AWS documents that the call fails otherwise, but
 * not that the check is atomic.
 */
final class ChainPublication {

  private static final int ROUNDS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(ChainPublication.class);

  private final SecretVersions versions;
  private final SecretsManagerErrors errors;
  private final WriteBrake brake;
  private final Patience patience;

  ChainPublication(
      SecretVersions versions, SecretsManagerErrors errors, WriteBrake brake, Patience patience) {
    this.versions = versions;
    this.errors = errors;
    this.brake = brake;
    this.patience = patience;
  }

  /** Publishes a token in a layout, unless another one was since the expected version was read. */
  <V extends TokenVersion> Publication publish(
      Layout<V> layout, AccessToken token, StoredToken expected) {
    Optional<Publication.Withheld> held = brake.reason(expected.createdAt());
    return held.isPresent() ? held.get() : new Attempt<>(layout, token, expected).run();
  }

  /** What to do about an id that is taken. */
  private sealed interface Encounter {
    record End(Publication publication) implements Encounter {}

    record LookAgain() implements Encounter {}

    record GoOn() implements Encounter {}
  }

  /** One publication. For one thread. */
  private final class Attempt<V extends TokenVersion> {

    private final Layout<V> layout;
    private final AccessToken token;
    private final StoredToken expected;
    private OptionalLong latest;

    Attempt(Layout<V> layout, AccessToken token, StoredToken expected) {
      this.layout = layout;
      this.token = token;
      this.expected = expected;
      this.latest = expected.sequence();
    }

    Publication run() {
      for (int round = 0; round < ROUNDS; round++) {
        if (round > 0) {
          patience.aMoment();
        }
        V current = layout.current();
        met(current);
        Optional<Publication> end = decided(current).or(() -> write(current));
        if (end.isPresent()) {
          return end.get();
        }
      }
      throw errors.trouble(
          "was changed by others each of the "
              + ROUNDS
              + " times that a token was to be written to it; the token stays in memory until it is"
              + " tried again");
    }

    private void met(V version) {
      OptionalLong sequence = version.stored().sequence();
      if (sequence.isPresent()) {
        latest = OptionalLong.of(Math.max(sequence.getAsLong(), latest.orElse(0)));
      }
    }

    /** What needs no writing. */
    private Optional<Publication> decided(V current) {
      Optional<String> objection = layout.objection(current);
      if (objection.isPresent()) {
        // People mend it, or the other falls out of use.
        return Optional.of(Publication.Withheld.until(objection.get(), WriteBrake.AFTER_DENIAL));
      } else if (current.holds(token)) {
        return layout.keeps(current, token)
            ? Optional.of(new Publication.Published(current.stored()))
            : Optional.empty();
      }
      boolean expectedIsBehind =
          VersionChain.steps(current.id(), expected.version()).isPresent()
              || current.holdsTokenOf(expected);
      return current.token().isPresent() && !expectedIsBehind
          ? Optional.of(new Publication.Conflict(current.stored()))
          : Optional.empty();
    }

    /** Writes it; empty if the secret changed meanwhile. */
    private Optional<Publication> write(V current) {
      ChainLink link = ChainLink.behind(current.id(), expected.version());
      while (true) {
        if (link.isOffChain()) {
          LOG.warn(
              "The chain of versions behind {} is used up; a token is written off it",
              current.id());
        }
        Layout.Draft draft = layout.draft(current, token, link, latest);
        Write put = layout.put(link.id(), draft.text());
        if (put instanceof Write.Denied denied) {
          return Optional.of(brake.denied(denied));
        } else if (put instanceof Write.Done done) {
          brake.wrote(expected.createdAt());
          StoredToken stored =
              new StoredToken(link.id(), done.at(), draft.sequence(), Optional.of(token));
          return ended(
              layout.finish(link.id(), done.at(), current), new Publication.Published(stored));
        }
        Encounter met = meet(current, link);
        if (met instanceof Encounter.End end) {
          return Optional.of(end.publication());
        } else if (met instanceof Encounter.LookAgain || isOutOfDate(current)) {
          return Optional.empty();
        }
        link = link.next();
      }
    }

    /** Asked before a version is passed over, since who slept meanwhile passes over many. */
    private boolean isOutOfDate(V current) {
      return !layout.current().id().equals(current.id());
    }

    private Optional<Publication> ended(Write move, Publication ifDone) {
      if (move instanceof Write.Denied denied) {
        return Optional.of(brake.denied(denied));
      } else if (move instanceof Write.Done) {
        brake.published();
        return Optional.of(ifDone);
      }
      return Optional.empty();
    }

    private Encounter meet(V current, ChainLink link) {
      SecretVersion version =
          patience
              .find(() -> versions.byId(link.id()))
              .orElseThrow(
                  () ->
                      errors.trouble(
                          "is being written by another process: its version "
                              + link.id()
                              + " is taken and cannot be read yet; the token stays in memory until it is"
                              + " tried again"));
      Optional<V> other = layout.byOthers(version, current);
      other.ifPresent(this::met);
      // Whether another's token may stand in for the one that is expected to be replaced.
      Optional<V> serving =
          other.filter(it -> it.token().isPresent() && !it.holdsTokenOf(expected));
      if (serving.isEmpty()) {
        // Of no use to anybody; but if it is current, what was read as current is out of date.
        return version.isCurrent() ? new Encounter.LookAgain() : new Encounter.GoOn();
      }
      return meet(serving.get(), current, link);
    }

    private Encounter meet(V other, V current, ChainLink link) {
      Publication outcome =
          other.holds(token)
              ? new Publication.Published(other.stored())
              : new Publication.Conflict(other.stored());
      if (other.version().isCurrent()) {
        return new Encounter.End(outcome);
      } else if (layout.isUnfinished(other, current)) {
        Write move = layout.finish(other.id(), other.version().createdAt(), current);
        return ended(move, outcome)
            .<Encounter>map(Encounter.End::new)
            .orElseGet(Encounter.LookAgain::new);
      }
      // It was current once and is no more: somebody rolled back. Ours goes behind it, unless its
      // token serves; the last of the chain is not offered, or the caller would never get to the
      // end.
      return other.holds(token) || link.isLastStep()
          ? new Encounter.GoOn()
          : new Encounter.End(outcome);
    }
  }
}
