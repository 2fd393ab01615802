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
package io.github.sfauth.simulator.server;

/** The rules of one simulated service. Called by many threads at once. */
public interface Service {

  /**
   * Names the operation that a call asks for; faults, gates and counters go by this name.
   *
   * @param call the request
   * @return a short stable name, such as {@code token} or {@code GetSecretValue}
   */
  String operation(Call call);

  /**
   * Carries out a call.
   *
   * @param call the request
   * @return the answer, errors included
   */
  Answer handle(Call call);

  /**
   * Has the last word on an answer, whether it comes from here or was planted.
   *
   * @param answer what is about to be sent
   * @return what is sent
   */
  default Answer sent(Answer answer) {
    return answer;
  }
}
