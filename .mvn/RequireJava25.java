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

/** Run by the profile jdk25 with the Java that JAVA25_HOME names: fails unless that is a Java 25. */
class RequireJava25 {

  public static void main(String[] arguments) {
    int found = Runtime.version().feature();
    if (found != 25) {
      System.err.println(
          "JAVA25_HOME names a Java "
              + found
              + " ("
              + System.getProperty("java.home")
              + "): set it to the home of a Java 25");
      System.exit(1);
    }
  }
}
