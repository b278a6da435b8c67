package dev.debrief.report;

import dev.debrief.detectors.Severity;
import java.util.Locale;

/** Text for a terminal: colours where they are wanted, nothing that it would obey otherwise. */
final class Paint {
  private static final String STRONG = "1";
  private static final String FAINT = "2";

  private final boolean colours;

  Paint(boolean colours) {
    this.colours = colours;
  }

  /** Returns a severity in capitals, in its colour. */
  String severity(Severity severity) {
    String code =
        switch (severity) {
          case ERROR -> "1;31";
          case WARNING -> "1;33";
          case INFO -> "1;36";
        };
    return paint(code, severity.label().toUpperCase(Locale.ROOT));
  }

  /** Returns a text that stands out. */
  String strong(String text) {
    return paint(STRONG, text);
  }

  /** Returns a text that stands back. */
  String faint(String text) {
    return paint(FAINT, text);
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /**
   * Returns text from a recording without anything that a terminal would obey: control characters,
   * and marks that change the direction of writing, become {@code \\uXXXX}.
   */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)
                  || Character.getType(c) == Character.FORMAT
                  || Character.getType(c) == Character.LINE_SEPARATOR
                  || Character.getType(c) == Character.PARAGRAPH_SEPARATOR) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
