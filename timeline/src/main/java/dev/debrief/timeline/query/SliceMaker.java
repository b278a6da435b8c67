package dev.debrief.timeline.query;

import dev.debrief.timeline.Enclosing;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.query.SliceStore.SlicePiece;
import java.util.Optional;

/** Makes a slice out of one thread's time line in one window. */
final class SliceMaker {
  private final ThreadTimeline timeline;
  private final Stacks stacks;
  private final ThreadSlice.Columns columns;
  private int size;

  SliceMaker(ThreadTimeline timeline, Stacks stacks) {
    this.timeline = timeline;
    this.stacks = stacks;
    this.size = timeline.size();
    this.columns = new ThreadSlice.Columns(size);
    for (int row = 0; row < size; row++) {
      columns.set(
          row,
          timeline.startNanos(row),
          timeline.endNanos(row),
          ThreadSlice.tag(timeline.waitKind(row).orElse(null)),
          stacks.number(timeline.stackTrace(row)),
          timeline.blocker(row));
    }
  }

  /** Returns whether the first row is the rest of a wait. */
  boolean continues(SlicePiece piece) {
    return size > 0
        && columns.starts[0] == piece.endNanos()
        && columns.waits[0] == piece.tag()
        && timeline.stackTrace(0).equals(piece.stack())
        && columns.blockers[0].equals(piece.blocker());
  }

  /** Lets the first row begin where the wait did whose rest it is. */
  void beginAt(long startNanos) {
    columns.starts[0] = startNanos;
  }

  /** Takes the last row away if it is a wait that reaches to the end of the window. */
  Optional<SlicePiece> takeUnfinished(long windowEndNanos) {
    int last = size - 1;
    if (last < 0 || columns.waits[last] == 0 || columns.ends[last] != windowEndNanos) {
      return Optional.empty();
    }
    size = last;
    return Optional.of(
        new SlicePiece(
            timeline.thread(),
            timeline.periodNanos(),
            columns.starts[last],
            columns.ends[last],
            columns.waits[last],
            timeline.stackTrace(last),
            columns.blockers[last]));
  }

  ThreadSlice slice() {
    return new ThreadSlice(
        timeline.thread(), stacks, timeline.periodNanos(), size, columns, timeline.enclosing());
  }

  /** Returns the slice that has nothing but one wait. */
  static ThreadSlice sliceOf(SlicePiece piece, Stacks stacks) {
    ThreadSlice.Columns one = new ThreadSlice.Columns(1);
    one.set(
        0,
        piece.startNanos(),
        piece.endNanos(),
        piece.tag(),
        stacks.number(piece.stack()),
        piece.blocker());
    return new ThreadSlice(piece.thread(), stacks, piece.periodNanos(), 1, one, Enclosing.empty());
  }
}
