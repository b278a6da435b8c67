package dev.debrief.report;

import dev.debrief.detectors.Evidence;
import java.util.ArrayList;
import java.util.List;

/** Text of a bounded width: wrapped, cut, and put into aligned columns. */
final class Columns {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  private Columns() {}

  /** Returns the lines into which a text of words breaks; no line is empty. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && length(line.toString()) + 1 + length(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** Returns a text of at most so many characters; what is cut off is replaced by three dots. */
  static String cut(String text, int width) {
    if (length(text) <= width) {
      return text;
    }
    int end = text.offsetByCodePoints(0, Math.max(0, width - 3));
    return text.substring(0, end) + "...";
  }

  /**
   * Returns a table as lines: labels, then rows. Numbers are aligned at the right; texts are cut
   * where the lines would be too long.
   *
   * @param zeroNanos instant from which times count
   */
  static List<String> table(Evidence table, long zeroNanos, int width) {
    int columns = table.columns().size();
    List<List<String>> cells = new ArrayList<>();
    cells.add(table.columns().stream().map(c -> Paint.escape(c.label())).toList());
    for (List<Object> row : table.rows()) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < columns; i++) {
        Evidence.Type type = table.columns().get(i).type();
        texts.add(Paint.escape(Amounts.cell(type, row.get(i), zeroNanos)));
      }
      cells.add(texts);
    }
    int[] widths = widths(table, cells, width);
    return cells.stream().map(row -> line(table, row, widths)).toList();
  }

  private static int[] widths(Evidence table, List<List<String>> cells, int width) {
    int[] widths = new int[table.columns().size()];
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    for (int excess = excess(widths, width); excess > 0; excess = excess(widths, width)) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean text = table.columns().get(i).type() == Evidence.Type.TEXT;
        if (text && widths[i] > NARROWEST && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static int excess(int[] widths, int width) {
    int sum = GAP.length() * (widths.length - 1);
    for (int one : widths) {
      sum += one;
    }
    return sum - width;
  }

  private static String line(Evidence table, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String text = cut(row.get(i), widths[i]);
      String blanks = " ".repeat(widths[i] - length(text));
      boolean left = table.columns().get(i).type() == Evidence.Type.TEXT;
      line.append(i == 0 ? "" : GAP).append(left ? text + blanks : blanks + text);
    }
    return line.toString().stripTrailing();
  }

  /** Returns how many characters people see. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
