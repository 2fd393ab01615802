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

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceTest {

  @ParameterizedTest
  @CsvSource({
    "/shop/services/data,/shop,/new/services/data",
    "/shop,/shop,/new",
    "/shop?q=1,/shop,/new?q=1",
    "/services/data?q=1,'',/new/services/data?q=1",
    "/shopping/services,/shop,/shopping/services",
    "/other/shop,/shop,/other/shop",
  })
  void replacesAPathOfWholeSegments(String called, String oldPath, String path) throws Exception {
    Instance instance =
        new Instance(HttpHost.create(URI.create("https://acme.my.salesforce.com")), "/new");
    assertThat(instance.path(called, oldPath)).isEqualTo(path);
  }
}
