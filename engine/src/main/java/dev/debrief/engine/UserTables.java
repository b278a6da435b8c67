package dev.debrief.engine;

import dev.debrief.detectors.FrameTables;
import dev.debrief.timeline.TimelineOptions;
import dev.debrief.timeline.WaitKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user's rows about frames: some say what waiting threads wait for, the others what frames and
 * threads mean to detectors. The first word of a row tells which.
 *
 * @param waitRows lines of the file, empty where they say something else
 * @param meaningRows the other lines, likewise
 */
record UserTables(List<String> waitRows, List<String> meaningRows) {
  /** What comes with Debrief. */
  static UserTables builtIn() {
    return new UserTables(List.of(), List.of());
  }

  /**
   * Reads a file.
   *
   * @throws UsageException if it cannot be read, or a line says nothing that has a meaning
   */
  static UserTables read(Optional<Path> file) throws UsageException {
    if (file.isEmpty()) {
      return builtIn();
    }
    try {
      return of(Files.readAllLines(file.get()));
    } catch (IllegalArgumentException e) {
      throw new UsageException("frame tables " + file.get() + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UsageException("cannot read the frame tables " + file.get() + ": " + e);
    }
  }

  /**
   * Sorts the lines of a file.
   *
   * @throws IllegalArgumentException if a line says nothing that has a meaning, with its number
   */
  static UserTables of(List<String> lines) {
    List<String> waitKinds = names(WaitKind.values());
    List<String> allMeanings = names(FrameTables.Meaning.values());
    List<String> waits = new ArrayList<>();
    List<String> meanings = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      boolean row = !line.isEmpty() && !line.startsWith("#");
      boolean wait = row && waitKinds.contains(word(line));
      if (row && !wait && !allMeanings.contains(word(line))) {
        List<String> all = Stream.concat(allMeanings.stream(), waitKinds.stream()).toList();
        String hint = Suggestion.hint("", word(line), all);
        throw new IllegalArgumentException(
            "line %d: '%s' is neither a meaning nor a wait kind%s"
                .formatted(i + 1, word(line), hint));
      }
      waits.add(wait ? line : "");
      meanings.add(row && !wait ? line : "");
    }
    TimelineOptions.DEFAULTS.withWaitRows(waits);
    UserTables tables = new UserTables(waits, meanings);
    tables.frameTables();
    return tables;
  }

  /** Returns what frames and threads mean to detectors: what comes with Debrief, and these rows. */
  FrameTables frameTables() {
    return FrameTables.with(meaningRows);
  }

  /** Returns texts that are equal for tables by which the same threads wait for the same. */
  List<String> fingerprint() {
    return waitRows.stream().filter(row -> !row.isEmpty()).map(row -> "frames " + row).toList();
  }

  private static List<String> names(Enum<?>[] constants) {
    return Stream.of(constants).map(Enum::name).toList();
  }

  private static String word(String line) {
    return line.split("\\s", 2)[0];
  }
}
