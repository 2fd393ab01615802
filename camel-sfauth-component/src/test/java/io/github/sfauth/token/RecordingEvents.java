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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it hears. */
final class RecordingEvents implements TokenEvents {

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> reasons = new CopyOnWriteArrayList<>();

  List<String> heard() {
    return heard;
  }

  /** What people read of each failure. */
  List<String> reasons() {
    return reasons;
  }

  @Override
  public void loggedIn(AccessToken token) {
    heard.add("loggedIn " + token.value().reveal());
  }

  @Override
  public void adopted(AccessToken token) {
    heard.add("adopted " + token.value().reveal());
  }

  @Override
  public void published(AccessToken token, String version) {
    heard.add("published " + token.value().reveal() + " as " + version);
  }

  @Override
  public void deferred(AccessToken token) {
    heard.add("deferred " + token.value().reveal());
  }

  @Override
  public void withheld(AccessToken token, String reason) {
    heard.add("withheld " + token.value().reveal() + ": " + reason);
  }

  @Override
  public void storeFailed(StoreException trouble) {
    heard.add("storeFailed");
    reasons.add(String.valueOf(trouble.getMessage()));
  }

  @Override
  public void rejected(AccessToken token) {
    heard.add("rejected " + token.value().reveal());
  }

  @Override
  public void braked(AccessToken token, Duration pause) {
    heard.add("braked " + token.value().reveal() + " for " + pause);
  }

  @Override
  public void failed(SfAuthException failure, boolean tokenInHand) {
    heard.add("failed " + failure.getClass().getSimpleName() + (tokenInHand ? " in hand" : ""));
    reasons.add(String.valueOf(failure.getMessage()));
  }
}
