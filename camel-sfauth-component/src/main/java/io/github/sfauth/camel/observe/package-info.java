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
 * Shows how the connections of a context stand: health checks, MBeans, a dev console, meters and
 * Camel events. Each is there only if the context has what it needs, and shows fingerprints, ages
 * and counts only. It must not know endpoints, options or routes, and makes no call of its own:
 * while a connection is DOWN, a health check asks its source to go on as an exchange would.
 */
@NullMarked
package io.github.sfauth.camel.observe;

import org.jspecify.annotations.NullMarked;
