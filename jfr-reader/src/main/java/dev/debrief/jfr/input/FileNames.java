package dev.debrief.jfr.input;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What file names say, and what recordings are called after them. Endings in any case. */
final class FileNames {
  private static final String JFR = ".jfr";
  private static final List<String> PACKED = List.of(".gz", ".lz4", ".zip");
  private static final List<String> UNSUPPORTED = List.of(".jfr.bz2", ".jfr.xz", ".jfr.zst");

  /** What some file system refuses, or would take for another directory. */
  private static final String UNSAFE = "[\\p{Cntrl}/\\\\:*?\"<>|]";

  private FileNames() {}

  /** Returns whether a file of this name is meant to be a recording. */
  static boolean saysRecording(String fileName) {
    return endsWith(withoutEnding(fileName, PACKED), JFR);
  }

  /** Returns whether a file of this name may hold a recording, if its content agrees. */
  static boolean saysPacked(String fileName) {
    return endsWithAny(fileName, PACKED);
  }

  /** Returns whether a file of this name is meant to be a recording that cannot be unpacked. */
  static boolean saysUnsupported(String fileName) {
    return endsWithAny(fileName, UNSUPPORTED);
  }

  /** Returns a file name without {@code .gz/.lz4/.zip} and {@code .jfr}. */
  static String withoutEndings(String fileName) {
    String name = withoutEnding(withoutEnding(fileName, PACKED), List.of(JFR));
    return name.replace(".", "").isEmpty() ? "recording" : name;
  }

  private static String withoutEnding(String fileName, List<String> endings) {
    for (String ending : endings) {
      if (endsWith(fileName, ending)) {
        return fileName.substring(0, fileName.length() - ending.length());
      }
    }
    return fileName;
  }

  private static boolean endsWithAny(String fileName, List<String> endings) {
    return !withoutEnding(fileName, endings).equals(fileName);
  }

  private static boolean endsWith(String fileName, String ending) {
    return fileName.regionMatches(
        true, fileName.length() - ending.length(), ending, 0, ending.length());
  }

  /**
   * Returns the name for a recording in an archive. It becomes the name of a file, wherever the
   * archive was made, so everything that could lead elsewhere is replaced.
   */
  static String ofEntry(String entryName) {
    String fileName = entryName.substring(lastSeparator(entryName) + 1);
    return withoutEndings(fileName.replaceAll(UNSAFE, "_"));
  }

  private static int lastSeparator(String entryName) {
    return Math.max(entryName.lastIndexOf('/'), entryName.lastIndexOf('\\'));
  }

  /**
   * Makes names different: an equal one gets {@code -2}, {@code -3}, … in the order of calls. Names
   * that differ in case only count as equal, because they are the same file on many systems.
   */
  static final class Unique {
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> used = new HashMap<>();

    /** Returns the name, or its first variant that is not taken, and takes it. */
    String of(String name) {
      String key = name.toLowerCase(Locale.ROOT);
      int number = used.getOrDefault(key, 0) + 1;
      while (!taken.add(variant(key, number))) {
        number++;
      }
      used.put(key, number);
      return variant(name, number);
    }

    private static String variant(String name, int number) {
      return number == 1 ? name : name + "-" + number;
    }
  }
}
