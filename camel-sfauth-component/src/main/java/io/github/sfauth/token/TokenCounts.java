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
package io.github.sfauth.token;

import java.util.Map;

/**
 * What a token source did since it was made.
 *
 * @param logins successful logins
 * @param adoptions tokens taken from the store: instead of logging in, or after a login when
 *     another process had stored its token first
 * @param rejections tokens that the API refused
 * @param heldWrites tokens that were kept in memory although there is a store
 * @param refreshes attempts to obtain a token, by their end; every end has an entry
 * @param storeCalls calls of the store, by their end; every end has an entry
 */
public record TokenCounts(
    long logins,
    long adoptions,
    long rejections,
    long heldWrites,
    Map<RefreshEnd, Long> refreshes,
    Map<StoreCall, Long> storeCalls) {}
