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
 * A Salesforce org on this machine: its token endpoint, its sessions and as much of its API as
 * shows whether a token is good. Its rules and its error texts follow Salesforce's documents and
 * what real orgs were seen to answer, and what goes wrong is chosen by the test. It must not know
 * Secrets Manager, nor the component that logs in here.
 */
@NullMarked
package io.github.sfauth.simulator.org;

import org.jspecify.annotations.NullMarked;
