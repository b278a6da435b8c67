package dev.debrief.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation with a part that a program writes. */
final class MarkedPage {
  private static final String BEGIN = "<!-- compare:begin -->";
  private static final String END = "<!-- compare:end -->";

  private MarkedPage() {}

  /**
   * Puts a text between the marks of a page.
   *
   * @throws IOException if the page has no marks, or cannot be written
   */
  static void replace(Path page, String text) throws IOException {
    Files.writeString(page, replaced(Files.readString(page), text));
  }

  /** Returns a page with another text between its marks. */
  static String replaced(String page, String text) throws IOException {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException("the page has no place for the tables: " + BEGIN + " ... " + END);
    }
    return page.substring(0, begin + BEGIN.length())
        + "\n\n"
        + text.strip()
        + "\n\n"
        + page.substring(end);
  }
}
