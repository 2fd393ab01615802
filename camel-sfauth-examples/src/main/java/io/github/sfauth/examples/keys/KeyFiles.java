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
package io.github.sfauth.examples.keys;

import io.github.sfauth.token.Secret;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The two files of a key and its certificate.
 *
 * @param dir where they are
 * @param key NAME.key
 * @param certificate NAME.crt
 */
record KeyFiles(Path dir, Path key, Path certificate) {

  static KeyFiles in(Path dir, String name) {
    return new KeyFiles(dir, dir.resolve(name + ".key"), dir.resolve(name + ".crt"));
  }

  /** Refuses early: a key that is in use somewhere must not be lost. */
  void refuseIfThere() throws SetupException {
    for (Path file : List.of(key, certificate)) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw exists(file);
      }
    }
  }

  void write(KeyAndCertificate pair, PrintStream err) throws SetupException {
    try {
      OwnerOnly ownerOnly = OwnerOnly.on(dir);
      ownerOnly.createDirectories(dir);
      warn(ownerOnly, err);
      ownerOnly.create(key, pair.key().reveal());
      try {
        ownerOnly.create(certificate, pair.certificate());
      } catch (IOException e) {
        // A key without its certificate is of no use, and in the way of the next try.
        Files.delete(key);
        throw e;
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(Path.of(e.getFile()));
    } catch (IOException e) {
      throw new SetupException(
          "Cannot write into " + dir + " (" + e + "): give another --dir, or free the way");
    }
  }

  private void warn(OwnerOnly ownerOnly, PrintStream err) throws IOException {
    if (!ownerOnly.isPossible()) {
      err.println(
          "warning: the file system of "
              + dir
              + " knows no permissions: everybody who sees it can read the key. Give another --dir,"
              + " or remove the key file once it is in the secret.");
    } else if (OwnerOnly.admitsOthers(dir)) {
      err.println(
          "warning: others may enter "
              + dir
              + ". They cannot read the key, but a directory of your own is better: chmod 700 "
              + dir);
    }
  }

  KeyAndCertificate read(Optional<Secret> password) throws SetupException {
    return new KeyAndCertificate(Secret.of(text(key)), password, text(certificate));
  }

  private static String text(Path file) throws SetupException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new SetupException(
          "Cannot read " + file + ": --existing needs the files NAME.key and NAME.crt in --dir");
    }
  }

  private static SetupException exists(Path file) {
    return new SetupException(
        file
            + " exists and stays as it is: give another --name or --dir, or use the pair that is"
            + " there with --existing");
  }
}
