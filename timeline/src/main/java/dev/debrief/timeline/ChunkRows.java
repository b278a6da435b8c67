package dev.debrief.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What one chunk has for the windows that it reaches into: rows in the window of their start, and
 * those that reach further.
 */
final class ChunkRows {
  private final WindowGrid grid;
  private final TreeMap<Long, WindowBuffer> buffers = new TreeMap<>();
  private final List<Crossing> crossings = new ArrayList<>();

  ChunkRows(WindowGrid grid) {
    this.grid = grid;
  }

  /** Returns the window of an instant. */
  WindowBuffer at(long timeNanos) {
    return buffers.computeIfAbsent(grid.indexOf(timeNanos), grid::open);
  }

  /** Remembers a row for the windows after the one of its start, which has it already. */
  void remember(Crossing crossing) {
    crossings.add(crossing);
  }

  /** Returns the windows that have something, in their order. */
  Collection<WindowBuffer> buffers() {
    return buffers.values();
  }

  /** Returns the rows that reach over the end of their window. */
  List<Crossing> crossings() {
    return crossings;
  }
}
