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
package io.github.sfauth.jwt;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A private key and what was found beside it, not compared yet.
 *
 * @param key an RSA key, or what stands for one that is elsewhere
 * @param certificates the one beside it, or several of which one may be its own
 * @param certificateProblem why what was to be a certificate is none
 */
record KeyMaterial(
    PrivateKey key, List<X509Certificate> certificates, Optional<String> certificateProblem) {}
