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
package io.github.sfauth.jwt;

import static io.github.sfauth.jwt.Fixtures.CLAIMS;
import static io.github.sfauth.jwt.Fixtures.CLOCK;
import static io.github.sfauth.jwt.Fixtures.KEY;
import static io.github.sfauth.jwt.Fixtures.OTHER_KEY;
import static io.github.sfauth.jwt.Fixtures.pem;
import static io.github.sfauth.jwt.Fixtures.pkcs8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.oauth.UnusableKeyException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How often a key is read. */
class KeptKeyTest {

  private final AtomicInteger reads = new AtomicInteger();
  private final JwtSigner signer =
      new JwtSigner(
          key -> {
            reads.incrementAndGet();
            return PemKeys.read((SigningKey.Pem) key);
          },
          CLOCK);

  @Test
  void readsTheSameTextOnce() {
    for (int i = 0; i < 3; i++) {
      // Another object each time, as from a store.
      Verifier.verified(signer.sign(CLAIMS, pem(pkcs8(KEY.getPrivate()))), KEY.getPublic());
    }
    signer.inspect(pem(pkcs8(KEY.getPrivate())));

    assertThat(reads).hasValue(1);
  }

  @Test
  void readsAnewWhenTheTextHasChangedAndKeepsTheNewKeyAlone() {
    signer.sign(CLAIMS, pem(pkcs8(KEY.getPrivate())));
    for (int i = 0; i < 3; i++) {
      Verifier.verified(
          signer.sign(CLAIMS, pem(pkcs8(OTHER_KEY.getPrivate()))), OTHER_KEY.getPublic());
    }
    assertThat(reads).hasValue(2);

    Verifier.verified(signer.sign(CLAIMS, pem(pkcs8(KEY.getPrivate()))), KEY.getPublic());
    assertThat(reads).hasValue(3);
  }

  @Test
  void readsAnewAfterARefusal() {
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(UnusableKeyException.class)
          .isThrownBy(() -> signer.sign(CLAIMS, pem("garbage")));
    }

    assertThat(reads).hasValue(2);
  }

  @Test
  void refusalLeavesTheKeptKeyAlone() {
    signer.sign(CLAIMS, pem(pkcs8(KEY.getPrivate())));
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> signer.sign(CLAIMS, pem("garbage")));

    signer.sign(CLAIMS, pem(pkcs8(KEY.getPrivate())));

    assertThat(reads).hasValue(2);
  }

  @Test
  void letsManySignAtOnceWithKeysThatChange() throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CyclicBarrier start = new CyclicBarrier(threads);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        var pair = i % 2 == 0 ? KEY : OTHER_KEY;
        done.add(
            pool.submit(
                () -> {
                  start.await();
                  for (int n = 0; n < 20; n++) {
                    Verifier.verified(
                        signer.sign(CLAIMS, pem(pkcs8(pair.getPrivate()))), pair.getPublic());
                  }
                  return null;
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
