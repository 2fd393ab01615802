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
package io.github.sfauth.karaf.probe;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * A record that is used for the first time. Java 17 keeps, in one place for the whole process, the
 * type of the component of the record whose methods were linked last, and with it that one class
 * loader. The next record takes its place.
 *
 * @param component of a type that nobody else has
 */
record OtherRecord(OtherRecord component) {

  static void link() throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodHandle getter = lookup.findGetter(OtherRecord.class, "component", OtherRecord.class);
    link(
        lookup,
        "equals",
        MethodType.methodType(boolean.class, OtherRecord.class, Object.class),
        getter);
    link(lookup, "hashCode", MethodType.methodType(int.class, OtherRecord.class), getter);
    link(lookup, "toString", MethodType.methodType(String.class, OtherRecord.class), getter);
  }

  private static void link(
      MethodHandles.Lookup lookup, String method, MethodType type, MethodHandle getter) {
    try {
      ObjectMethods.bootstrap(lookup, method, type, OtherRecord.class, "component", getter);
    } catch (Throwable e) {
      throw new LinkageError(method, e);
    }
  }
}
