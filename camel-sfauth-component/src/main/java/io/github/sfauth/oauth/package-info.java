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
 * OAuth 2.0 as RFC 6749 names it and as Salesforce speaks it: grants, client authentication, token
 * requests and answers, errors with their cure, and the guard over every URL that gets to see a
 * secret. It knows the token package alone: no HTTP client, no JSON, no AWS, no Camel.
 */
@NullMarked
package io.github.sfauth.oauth;

import org.jspecify.annotations.NullMarked;
