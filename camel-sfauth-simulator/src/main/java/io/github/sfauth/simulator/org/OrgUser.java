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
package io.github.sfauth.simulator.org;

/** A user of the org, as its administrator sees it. Thread-safe. */
public final class OrgUser {

  private final String username;
  private volatile boolean active = true;

  OrgUser(String username) {
    this.username = username;
  }

  /** {@return the name the user logs in with} */
  public String username() {
    return username;
  }

  /** Lets the user log in no more; sessions go on. */
  public void deactivate() {
    active = false;
  }

  /** Ends what {@link #deactivate} began. */
  public void activate() {
    active = true;
  }

  void restore(boolean wasActive) {
    active = wasActive;
  }

  boolean isActive() {
    return active;
  }

  @Override
  public String toString() {
    return "OrgUser[" + username + "]";
  }
}
