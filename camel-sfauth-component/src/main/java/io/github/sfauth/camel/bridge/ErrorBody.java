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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** Reads what a refusal says, and leaves it to be read again. */
final class ErrorBody {

  private static final int FIRST_ERROR = 400;

  /** Real refusals have a few hundred bytes. */
  private static final int LONGEST = 64 * 1024;

  private ErrorBody() {}

  /** The text, or its beginning; empty if the answer is no error or has none. */
  static String of(ClassicHttpResponse response) throws IOException {
    HttpEntity body = response.getEntity();
    if (body == null || response.getCode() < FIRST_ERROR) {
      return "";
    }
    InputStream content = body.getContent();
    byte[] start = content.readNBytes(LONGEST);
    InputStream whole = new ByteArrayInputStream(start);
    if (start.length < LONGEST) {
      // It was read to its end, which gave its connection back to the pool.
      content.close();
    } else {
      whole = new SequenceInputStream(whole, content);
    }
    response.setEntity(new Reread(body, whole));
    return new String(start, StandardCharsets.UTF_8);
  }

  /** A body whose beginning was read already. */
  private static final class Reread extends HttpEntityWrapper {

    private final InputStream whole;

    Reread(HttpEntity body, InputStream whole) {
      super(body);
      this.whole = whole;
    }

    @Override
    public InputStream getContent() {
      return whole;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      whole.transferTo(out);
    }
  }
}
