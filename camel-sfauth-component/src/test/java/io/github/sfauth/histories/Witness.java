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
package io.github.sfauth.histories;

import io.github.sfauth.histories.Moment.Version;
import io.github.sfauth.token.AccessToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Objects to what must never be.
 *
 * <ul>
 *   <li>Of those who publish behind one version, one wins: nobody else publishes there, unless they
 *       know the winner's token and pass it over, or an operator went back.
 *   <li>Nobody goes back: neither to a token that was stored before one that it served, or that it
 *       saw on its way, nor to a lower number in the order of publications; unless an operator did.
 *   <li>Whatever a person wrote last is there, to the character.
 * </ul>
 */
final class Witness {

  private final Trace trace;
  private final Layout layout;
  private final ModelledSecret secret;
  private final Map<String, List<Version>> behind = new HashMap<>();
  private final Map<String, String> replacedBy = new HashMap<>();
  private String ofPeople = "";
  private final Map<String, Integer> becameCurrent = new HashMap<>();
  private int latest;
  private int orderBeginsBehind;
  private final Set<String> broughtBack = new HashSet<>();
  private Optional<String> objection = Optional.empty();

  Witness(Trace trace, Layout layout, ModelledSecret secret) {
    this.trace = trace;
    this.layout = layout;
    this.secret = secret;
  }

  Optional<String> objection() {
    return objection;
  }

  /** The first one is kept: what comes after it may be its consequence. */
  void object(String what) {
    trace.tell("witness", () -> "OBJECTS: " + what);
    if (objection.isEmpty()) {
      objection = Optional.of(what);
    }
  }

  // The secret.

  void writtenByOperator(Version version, Moment before) {
    Optional<String> token = Texts.token(version.text());
    if (!token.equals(before.labelled(Moment.CURRENT).flatMap(it -> Texts.token(it.text())))) {
      token.ifPresent(broughtBack::add);
    }
    current(version);
    ofPeople = Texts.ofPeople(version.text());
    if (version.text().equals(Texts.EMPTY)) {
      orderBeginsBehind = latest;
    }
  }

  void rolledBackTo(Version version) {
    ofPeople = Texts.ofPeople(version.text());
    replacedBy.remove(version.id());
    orderBeginsBehind = latest;
    Texts.token(version.text()).ifPresent(broughtBack::add);
  }

  void written(Participant writer, Version version, Moment before) {
    if (before.byId(version.id()).isPresent()) {
      object(writer + " wrote over a version: two have won behind one");
    }
    if (layout == Layout.OWN) {
      current(version);
      published(writer, version);
    }
  }

  private void current(Version version) {
    latest = version.place();
    becameCurrent.putIfAbsent(version.id(), becameCurrent.size() + 1);
  }

  private void published(Participant writer, Version version) {
    String parent = Texts.parent(version.text()).orElse("");
    List<Version> others = behind.computeIfAbsent(parent, unused -> new ArrayList<>());
    others.stream()
        .filter(other -> !writer.knowledge().has(other))
        .findFirst()
        .ifPresent(
            other ->
                object(
                    "both %s and %s, by %s who does not know the other, follow one version"
                        .formatted(other, version, writer)));
    others.add(version);
    long number = Texts.sequence(version.text()).orElse(0);
    if (number <= writer.knowledge().highestNumberBehind(orderBeginsBehind).orElse(0)) {
      object(writer + " met a number that is not lower than that of its " + version);
    }
  }

  void moved(Participant writer, String from, String to) {
    String other = replacedBy.putIfAbsent(from, to);
    if (other != null && !other.equals(to)) {
      object(writer + " replaced a version that another one had replaced already");
    }
    Version current = secret.now().labelled(Moment.CURRENT).orElseThrow();
    current(current);
    if (!Texts.ofPeople(current.text()).equals(ofPeople)) {
      object(writer + " made " + current + " current, and what a person wrote is lost");
    }
  }

  // The processes.

  void published(Participant process, AccessToken token, String versionId) {
    Optional<String> stored =
        secret.now().byId(versionId).flatMap(version -> Texts.token(version.text()));
    if (!stored.equals(Optional.of(token.value().reveal()))) {
      object(process + " says that it published " + Org.shown(token) + ", and did not");
    }
  }

  void adopted(Participant process, Strand way, AccessToken token) {
    if (place(process, token).filter(it -> it < process.knowledge().latestSeen(way)).isPresent()) {
      object(process + " goes back to " + Org.shown(token) + ", older than what it has seen");
    }
  }

  void served(Participant process, AccessToken token) {
    Optional<Integer> place = place(process, token);
    if (place.filter(it -> it < process.knowledge().latestServed()).isPresent()) {
      object(process + " goes back to " + Org.shown(token) + ", older than what it served");
    }
    place.ifPresent(process.knowledge()::serve);
  }

  /**
   * Where it stands in the order in which tokens were stored, as far as the process knows; nowhere
   * if it was not, or if an operator brought it back.
   */
  private Optional<Integer> place(Participant process, AccessToken token) {
    String value = token.value().reveal();
    return broughtBack.contains(value)
        ? Optional.empty()
        : process
            .knowledge()
            .versionsWith(value)
            .flatMap(version -> Stream.ofNullable(becameCurrent.get(version.id())))
            .max(Integer::compare);
  }

  /** The token source of a process was told of a version, on its way to one token. */
  void told(Participant process, Strand way, String versionId) {
    process.knowledge().see(way, becameCurrent.getOrDefault(versionId, 0));
  }
}
