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
package io.github.sfauth.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.StoredToken;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever the order in which many write, nothing that a person wrote is lost. */
class ManyPublishersTest {

  private static final int PUBLISHERS = 4;
  private static final int TOKENS_EACH = 5;
  private static final int EDITS = 20;

  @RegisterExtension final StoreBed bed = new StoreBed();

  private final String secret = bed.secrets.create("crm", edited(StoreBed.FIVE_KEYS, 0));

  private static String edited(String text, int edit) {
    return text.replaceFirst("(, \"edit\": [0-9]+)?}$", ", \"edit\": " + edit + "}");
  }

  @RepeatedTest(5)
  void noEditIsEverLost() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS);
    try {
      List<Future<?>> publishers = new ArrayList<>();
      for (int i = 0; i < PUBLISHERS; i++) {
        String name = "00D!" + i + ".";
        publishers.add(threads.submit(() -> publishAll(name)));
      }
      for (int edit = 1; edit <= EDITS; edit++) {
        bed.secrets.edit(secret, edited(bed.secrets.current(secret), edit));
        assertThat(bed.store(secret).read().token()).isPresent();
      }
      for (Future<?> publisher : publishers) {
        publisher.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(bed.secrets.current(secret)).isEqualTo(edited(bed.secrets.current(secret), EDITS));
  }

  private void publishAll(String name) {
    SharedSecretStore store = bed.store(secret);
    for (int i = 0; i < TOKENS_EACH; i++) {
      AccessToken token = StoreBed.token(name + i);
      StoredToken expected = store.read();
      try {
        for (int tries = 0;
            tries < 3 && store.publish(token, expected) instanceof Publication.Conflict conflict;
            tries++) {
          expected = conflict.winner();
        }
      } catch (StoreException changedTooOften) {
        assertThat(changedTooOften).hasMessageContaining("was changed by others");
      }
    }
  }
}
