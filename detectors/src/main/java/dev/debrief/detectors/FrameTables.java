package dev.debrief.detectors;

import dev.debrief.jfr.Frame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Frames and names of threads with a meaning for detectors, from a file that users extend ({@code
 * --frame-tables}); {@code frame-tables.txt} beside this class explains its rows. Immutable.
 */
public final class FrameTables {
  private static final String RESOURCE = "frame-tables.txt";

  /** What a row of the table says. */
  public enum Meaning {
    /** A call that is known to be expensive, and worth doing once. */
    HEAVY,
    /** A method that is never an initialisation worth reporting. */
    NOT_HEAVY,
    /** Code that runs when something is used for the first time. */
    WARMUP,
    /** Reads or writes a single byte. */
    ONE_BYTE_IO,
    /** A method that hands out something of a limited number. */
    POOL_CALL,
    /** Name of threads that must not be blocked: event loops, common pools, schedulers. */
    SHARED_POOL_THREAD,
    /** Name of threads that do one thing after the other by design. */
    SERIAL_THREAD,
    /** Class of a lock or monitor that is nobody's concern. */
    QUIET_LOCK,
    /** Writes log or console output. */
    LOGGING
  }

  private static final class Patterns {
    private final Set<String> exact = new HashSet<>();
    private final List<String> prefixes = new ArrayList<>();
    private final List<String> suffixes = new ArrayList<>();

    void add(String pattern) {
      if (pattern.endsWith("*")) {
        prefixes.add(pattern.substring(0, pattern.length() - 1));
      } else if (pattern.startsWith("*")) {
        suffixes.add(pattern.substring(1));
      } else {
        exact.add(pattern);
      }
    }

    boolean matches(String text) {
      if (exact.contains(text)) {
        return true;
      }
      for (String prefix : prefixes) {
        if (text.startsWith(prefix)) {
          return true;
        }
      }
      for (String suffix : suffixes) {
        if (text.endsWith(suffix)) {
          return true;
        }
      }
      return false;
    }
  }

  private final Map<Meaning, Patterns> patterns = new EnumMap<>(Meaning.class);

  private FrameTables() {
    for (Meaning meaning : Meaning.values()) {
      patterns.put(meaning, new Patterns());
    }
  }

  /** Returns the tables that come with Debrief. */
  public static FrameTables builtIn() {
    return with(List.of());
  }

  /**
   * Returns the tables that come with Debrief and further rows.
   *
   * @param lines of a user's file
   * @throws IllegalArgumentException if a line is not a row, with its number
   */
  public static FrameTables with(List<String> lines) {
    FrameTables tables = new FrameTables();
    tables.add(builtInLines());
    tables.add(lines);
    return tables;
  }

  private static List<String> builtInLines() {
    InputStream resource =
        Objects.requireNonNull(FrameTables.class.getResourceAsStream(RESOURCE), RESOURCE);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(line, i + 1);
      }
    }
  }

  private void add(String line, int number) {
    int blank = line.indexOf(' ');
    if (blank < 0) {
      throw new IllegalArgumentException("line " + number + " is not 'MEANING PATTERN'");
    }
    String word = line.substring(0, blank);
    for (Meaning meaning : Meaning.values()) {
      if (meaning.name().equals(word)) {
        Objects.requireNonNull(patterns.get(meaning)).add(line.substring(blank).strip());
        return;
      }
    }
    throw new IllegalArgumentException("line " + number + ": there is no meaning " + word);
  }

  /** Returns whether a frame, as {@code package.Class.method}, has a meaning. */
  public boolean is(Meaning meaning, Frame frame) {
    return is(meaning, frame.className() + '.' + frame.methodName());
  }

  /** Returns whether a text has a meaning. */
  public boolean is(Meaning meaning, String text) {
    return Objects.requireNonNull(patterns.get(meaning)).matches(text);
  }
}
