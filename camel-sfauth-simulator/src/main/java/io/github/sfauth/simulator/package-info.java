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
 * A Salesforce org and an AWS Secrets Manager on this machine, close enough to the real ones that
 * clients which nobody here wrote can use them. It owns their rules, their faults and their clock;
 * it must not know the component that is tested with it.
 */
@NullMarked
package io.github.sfauth.simulator;

import org.jspecify.annotations.NullMarked;
