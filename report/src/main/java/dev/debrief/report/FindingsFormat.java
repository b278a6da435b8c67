package dev.debrief.report;

import java.io.IOException;

/**
 * A form in which findings are written. A new one is one class that implements this and one line in
 * {@code META-INF/services/dev.debrief.report.FindingsFormat}; implementations have a public
 * constructor without parameters, no state, and may be used by many threads.
 */
public interface FindingsFormat {
  /** Returns the name by which users choose it, such as {@code json}. */
  String name();

  /** Returns how the names of its files end, with the dot, such as {@code .sarif}. */
  String fileEnding();

  /** Returns whether it writes a file per finding, as opposed to one for everything. */
  default boolean severalFiles() {
    return false;
  }

  /**
   * Begins to write.
   *
   * @param output where to
   * @throws IOException if it cannot be written
   */
  FindingsWriter open(FindingsOutput output, FindingsContext context) throws IOException;
}
