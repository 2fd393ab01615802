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

import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Call;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * As much of Bulk API 1.0 as shows whether a token is good: a job can be made, and no more (Bulk
 * API Developer Guide, "Create a Job").
 */
final class BulkApi {

  private static final String JOB_PREFIX = "750";

  private final AtomicLong jobs = new AtomicLong();

  /** The token travels in a header of its own; {@code Authorization} is taken as well. */
  static Optional<String> token(Call call) {
    return call.header("X-SFDC-Session").or(() -> BearerToken.of(call));
  }

  Answer answer(Call call) {
    if (!call.method().equals("POST") || !call.path().endsWith("/job")) {
      return BulkError.INVALID_URL.answerTo(call);
    }
    return BulkJob.parse(call.body())
        .map(job -> job.created(RecordId.numbered(JOB_PREFIX, jobs.incrementAndGet())))
        .orElseGet(() -> BulkError.INVALID_JOB.answerTo(call));
  }
}
