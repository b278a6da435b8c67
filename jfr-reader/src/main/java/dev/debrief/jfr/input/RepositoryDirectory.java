package dev.debrief.jfr.input;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The naming rules of a JVM's repository, the directory where it keeps the chunks of its running
 * recordings (JDK: {@code jdk.jfr.internal.Repository} and {@code ChunkFilename}): {@code
 * yyyy_MM_dd_HH_mm_ss_PID}, with another number behind it if that existed already, and in it {@code
 * yyyy_MM_dd_HH_mm_ss.jfr}, with a number if several chunks began in the same second.
 */
final class RepositoryDirectory {
  private static final String TIME = "\\d{4}(_\\d{2}){5}";
  private static final Pattern DIRECTORY = Pattern.compile(TIME + "_\\d+(_\\d+)?");
  private static final Pattern CHUNK = Pattern.compile(TIME + "(_\\d+)?\\.jfr");

  private RepositoryDirectory() {}

  /** Returns whether a directory of this name is a repository if it holds chunks. */
  static boolean isName(String directoryName) {
    return DIRECTORY.matcher(directoryName).matches();
  }

  /** Returns the chunk files among the files of a repository, in the order of writing. */
  static List<Path> chunks(List<Path> files) {
    return files.stream()
        .filter(file -> CHUNK.matcher(file.getFileName().toString()).matches())
        .sorted(
            Comparator.comparing(
                file -> FileNames.withoutEndings(file.getFileName().toString()),
                new NaturalOrder()))
        .toList();
  }
}
