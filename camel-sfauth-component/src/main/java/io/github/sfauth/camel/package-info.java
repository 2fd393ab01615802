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
 * The Camel component: options, endpoint, producers, and the headers they stamp. It turns options
 * into checked settings and exchanges into calls for a token. It must not know how a token is
 * obtained or kept; that is the business of the packages below.
 */
@NullMarked
package io.github.sfauth.camel;

import org.jspecify.annotations.NullMarked;
