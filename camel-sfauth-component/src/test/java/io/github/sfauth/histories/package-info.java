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
 * Histories: what several processes, an operator, the org and Secrets Manager do to one secret, one
 * step at a time, in an order that a seed decides. The token sources and the stores are the real
 * ones; modelled is what they talk to, at the interface of the SDK's client. One seed gives one
 * history on every machine: no step depends on the time of day, on threads, or on chance.
 */
@NullMarked
package io.github.sfauth.histories;

import org.jspecify.annotations.NullMarked;
