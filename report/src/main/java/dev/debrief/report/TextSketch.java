package dev.debrief.report;

import dev.debrief.detectors.Sketch;
import dev.debrief.detectors.Sketch.Cell;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A time line of few threads in characters. */
final class TextSketch {
  private static final int LONGEST_NAME = 24;
  private static final int FRAME = 4;

  private TextSketch() {}

  /**
   * Returns the lines: when, a lane for each thread, and what the characters mean.
   *
   * @param zeroNanos instant from which times count
   */
  static List<String> of(Sketch sketch, long zeroNanos, int width) {
    List<String> lines = new ArrayList<>();
    int name =
        sketch.lanes().stream()
            .mapToInt(lane -> Math.min(LONGEST_NAME, Columns.length(name(lane))))
            .max()
            .orElse(0);
    int cells = sketch.lanes().stream().mapToInt(lane -> lane.cells().size()).max().orElse(0);
    int wide = Math.max(1, Math.min(cells, width - name - FRAME));
    String from = Amounts.offset(sketch.startNanos(), zeroNanos);
    String to = Amounts.offset(sketch.endNanos(), zeroNanos);
    int blanks = Math.max(1, wide - from.length() - to.length());
    lines.add(" ".repeat(name + FRAME - 1) + from + " ".repeat(blanks) + to);
    Set<Cell> seen = EnumSet.noneOf(Cell.class);
    for (Sketch.Lane lane : sketch.lanes()) {
      String text = Columns.cut(name(lane), name);
      String pad = " ".repeat(name - Columns.length(text));
      lines.add(text + pad + "  |" + drawn(lane.cells(), wide, seen) + "|");
    }
    lines.addAll(Columns.wrap(legend(seen), width));
    return lines;
  }

  private static String name(Sketch.Lane lane) {
    return Paint.escape(lane.thread().name());
  }

  private static String drawn(List<Cell> cells, int wide, Set<Cell> seen) {
    StringBuilder drawn = new StringBuilder();
    for (int i = 0; i < wide; i++) {
      Cell cell = cells.get((int) ((long) i * cells.size() / wide));
      seen.add(cell);
      drawn.append(mark(cell));
    }
    return drawn.toString();
  }

  private static String legend(Set<Cell> seen) {
    List<String> words = new ArrayList<>();
    for (Cell cell : Cell.values()) {
      if (seen.contains(cell) && cell != Cell.UNKNOWN) {
        words.add(mark(cell) + " " + meaning(cell));
      }
    }
    if (seen.contains(Cell.UNKNOWN)) {
      words.add("blank not known");
    }
    return String.join(", ", words);
  }

  private static char mark(Cell cell) {
    return switch (cell) {
      case UNKNOWN -> ' ';
      case RUNNING -> '#';
      case BLOCKED -> 'x';
      case WAITING -> '.';
      case IO -> '~';
      case IDLE -> '_';
    };
  }

  private static String meaning(Cell cell) {
    return switch (cell) {
      case UNKNOWN -> "not known";
      case RUNNING -> "runs";
      case BLOCKED -> "blocked by a lock or a pool";
      case WAITING -> "waits";
      case IO -> "reads or writes";
      case IDLE -> "has nothing to do";
    };
  }
}
