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
/**
 * The token endpoint over the JDK's HTTP client: forms out, JSON in, and a clear failure for
 * everything else that servers and proxies answer with. It knows OAuth's requests and answers and
 * what they look like on the wire; it must not know AWS, Camel, or when a token is asked for.
 */
@NullMarked
package io.github.sfauth.http;

import org.jspecify.annotations.NullMarked;
