package dev.debrief.testdata.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * The paths of a repository's files. As text: one file per line, its path, a space and its checksum
 * in hexadecimal digits.
 */
record FileList(List<String> paths) {
  private static final int FILES = 20_000;

  /** So many that verifying the whole list costs 0.1 to 0.2 s of processor time. */
  private static final int CHECKSUM_ROUNDS = 100;

  FileList {
    paths = List.copyOf(paths);
  }

  /** The list that {@link AgentServers} serve: invented, and the same at every start. */
  static FileList invented() {
    List<String> paths = new ArrayList<>(FILES);
    for (int i = 0; i < FILES; i++) {
      paths.add(
          "module-" + i % 97 + "/src/main/java/com/acme/part" + i % 13 + "/Type" + i + ".java");
    }
    return new FileList(paths);
  }

  /**
   * Reads and verifies a list.
   *
   * @throws IllegalArgumentException if a checksum is wrong
   */
  static FileList parse(String text) {
    List<String> paths = new ArrayList<>(FILES);
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      paths.add(verifiedPath(text.substring(start, end)));
      start = end + 1;
    }
    return new FileList(paths);
  }

  String toText() {
    StringBuilder text = new StringBuilder();
    for (String path : paths) {
      text.append(path).append(' ').append(Long.toHexString(checksum(path))).append('\n');
    }
    return text.toString();
  }

  private static String verifiedPath(String line) {
    int space = line.lastIndexOf(' ');
    String path = line.substring(0, space);
    if (Long.parseUnsignedLong(line.substring(space + 1), 16) != checksum(path)) {
      throw new IllegalArgumentException("wrong checksum: " + line);
    }
    return path;
  }

  /** FNV-1a over the path, again and again, as slow as the verification of a signature. */
  private static long checksum(String path) {
    long hash = 0xcbf29ce484222325L;
    for (int round = 0; round < CHECKSUM_ROUNDS; round++) {
      for (int i = 0; i < path.length(); i++) {
        hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
      }
    }
    return hash;
  }
}
