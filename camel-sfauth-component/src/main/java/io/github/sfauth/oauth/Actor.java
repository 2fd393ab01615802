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
package io.github.sfauth.oauth;

/** Whom a flow logs in as, in the words of advice: who that is decides where it is changed. */
enum Actor {
  /** Chosen in the app. */
  RUN_AS(
      "the app's run-as user",
      "choose another run-as user under Client Credentials Flow in the app's policies"
          + Places.POLICIES),
  /** Named by us. */
  SUBJECT(
      "the user whom the assertion names",
      "name another user in the option username or in the secret's key Username");

  /** Stands in a text for who it is. */
  static final String WHO = "{user}";

  /** Stands in a text for how to choose somebody else. */
  static final String ANOTHER = "{choose another}";

  private final String who;
  private final String another;

  Actor(String who, String another) {
    this.who = who;
    this.another = another;
  }

  static Actor of(Grant grant) {
    return grant instanceof JwtBearerGrant ? SUBJECT : RUN_AS;
  }

  /** The text with what {@link #WHO} and {@link #ANOTHER} stand for. */
  String in(String text) {
    return text.replace(WHO, who).replace(ANOTHER, another);
  }
}
