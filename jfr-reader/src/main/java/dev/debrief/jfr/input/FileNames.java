package dev.debrief.jfr.input;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What file names say, and what recordings are called after them. Endings in any case. */
final class FileNames {
  private static final Pattern RECORDING =
      Pattern.compile(".*\\.jfr(\\.(gz|lz4|zip))?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern PACKED =
      Pattern.compile(".*\\.(gz|lz4|zip)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern UNSUPPORTED =
      Pattern.compile(".*\\.jfr\\.(bz2|xz|zst)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern PACKED_END =
      Pattern.compile("\\.(gz|lz4|zip)\\z", Pattern.CASE_INSENSITIVE);
  private static final Pattern JFR_END = Pattern.compile("\\.jfr\\z", Pattern.CASE_INSENSITIVE);

  /** What some file system refuses, or would take for another directory. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}/\\\\:*?\"<>|]");

  private FileNames() {}

  /** Returns whether a file of this name is meant to be a recording. */
  static boolean saysRecording(String fileName) {
    return RECORDING.matcher(fileName).matches();
  }

  /** Returns whether a file of this name may hold a recording, if its content agrees. */
  static boolean saysPacked(String fileName) {
    return PACKED.matcher(fileName).matches();
  }

  /** Returns whether a file of this name is meant to be a recording that cannot be unpacked. */
  static boolean saysUnsupported(String fileName) {
    return UNSUPPORTED.matcher(fileName).matches();
  }

  /** Returns a file name without {@code .gz/.lz4/.zip} and {@code .jfr}. */
  static String withoutEndings(String fileName) {
    String unpacked = PACKED_END.matcher(fileName).replaceFirst("");
    String name = JFR_END.matcher(unpacked).replaceFirst("");
    return name.chars().allMatch(c -> c == '.') ? "recording" : name;
  }

  /**
   * Returns the name for a recording in an archive. It becomes the name of a file, wherever the
   * archive was made, so everything that could lead elsewhere is replaced.
   */
  static String ofEntry(String entryName) {
    String fileName = entryName.substring(lastSeparator(entryName) + 1);
    return withoutEndings(UNSAFE.matcher(fileName).replaceAll("_"));
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
