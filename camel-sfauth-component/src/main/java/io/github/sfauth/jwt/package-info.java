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
 * Signs JWT assertions, and knows private keys: reads them as people keep them, says why one cannot
 * sign and how to mend it, and warns of a certificate that does not fit. It knows jjwt and the JDK;
 * where a key is kept and what an assertion is for is none of its business.
 */
@NullMarked
package io.github.sfauth.jwt;

import org.jspecify.annotations.NullMarked;
