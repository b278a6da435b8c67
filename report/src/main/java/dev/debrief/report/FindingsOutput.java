package dev.debrief.report;

import java.io.IOException;
import java.io.OutputStream;

/** Where a format writes. */
public interface FindingsOutput {
  /**
   * Begins a file. The format closes it when it is whole; one that is never closed was not.
   *
   * @param name of the file among others; formats that write one file are not asked for theirs
   * @throws IOException if it cannot be made
   */
  OutputStream open(String name) throws IOException;
}
