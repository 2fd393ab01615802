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
package io.github.sfauth.camel.bridge;

import java.io.IOException;
import org.apache.camel.StreamCache;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * Request bodies that can be sent again: those that the client can repeat, and Camel's stream
 * caches, which it takes for plain streams.
 */
final class Replay {

  private Replay() {}

  static boolean possible(@Nullable HttpEntity body) {
    if (body == null || body.isRepeatable()) {
      return true;
    }
    try {
      return body.getContent() instanceof StreamCache;
    } catch (IOException | UnsupportedOperationException e) {
      // Some can only be written, as those of several parts, or those that are compressed.
      return false;
    }
  }

  /** To be called before it is sent again. */
  static void rewind(@Nullable HttpEntity body) throws IOException {
    if (body != null && !body.isRepeatable() && body.getContent() instanceof StreamCache stream) {
      stream.reset();
    }
  }
}
