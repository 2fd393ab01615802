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
 * What makes other Camel components authenticated at Salesforce without a header on the exchange:
 * it stamps requests where they go onto the wire, and repeats one that was refused because the
 * session had ended. It asks connections for tokens and judges answers as routes do; it must not
 * know endpoints, options or how a token is obtained. The components that it works with are
 * optional: nothing else may depend on its classes that name theirs.
 */
@NullMarked
package io.github.sfauth.camel.bridge;

import org.jspecify.annotations.NullMarked;
