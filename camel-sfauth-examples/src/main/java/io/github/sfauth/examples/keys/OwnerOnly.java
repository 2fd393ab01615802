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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Makes files that nobody but their owner can read, from their first moment on: they are created
 * with that permission, since between creating a file and changing it somebody may open it.
 *
 * @param file the attributes of a file
 * @param directory the attributes of a directory
 */
record OwnerOnly(List<FileAttribute<?>> file, List<FileAttribute<?>> directory) {

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  /** What the file system of this path can do: POSIX permissions, access lists, or nothing. */
  static OwnerOnly on(Path path) throws IOException {
    Set<String> views = path.getFileSystem().supportedFileAttributeViews();
    if (views.contains("posix")) {
      return new OwnerOnly(List.of(posix("rw-------")), List.of(posix("rwx------")));
    } else if (views.contains("acl")) {
      FileAttribute<?> acl = acl(path);
      return new OwnerOnly(List.of(acl), List.of(acl));
    }
    return new OwnerOnly(List.of(), List.of());
  }

  /** Whether the file system can keep others out at all. */
  boolean isPossible() {
    return !file.isEmpty();
  }

  /** Whether people other than the owner have any right on a path that was there before. */
  static boolean admitsOthers(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    Set<PosixFilePermission> others = EnumSet.copyOf(OTHERS);
    others.retainAll(Files.getPosixFilePermissions(path));
    return !others.isEmpty();
  }

  void createDirectories(Path path) throws IOException {
    Files.createDirectories(path, directory.toArray(FileAttribute<?>[]::new));
  }

  /** Never opens a file that is there, nor follows a link. */
  void create(Path path, String text) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            file.toArray(FileAttribute<?>[]::new))) {
      ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> posix(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private static FileAttribute<List<AclEntry>> acl(Path path) throws IOException {
    UserPrincipal owner =
        path.getFileSystem()
            .getUserPrincipalLookupService()
            .lookupPrincipalByName(System.getProperty("user.name"));
    List<AclEntry> everythingToOwner =
        List.of(
            AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build());
    return new FileAttribute<>() {
      @Override
      public String name() {
        return "acl:acl";
      }

      @Override
      public List<AclEntry> value() {
        return everythingToOwner;
      }
    };
  }
}
