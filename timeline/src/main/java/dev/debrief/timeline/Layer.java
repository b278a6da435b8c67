package dev.debrief.timeline;

import dev.debrief.jfr.StackTrace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of one thread's time that are in order and do not overlap, in columns. A layer is made
 * from observations that may overlap ({@link #nest}), and layers are laid over each other ({@link
 * #lay}). Used again for the next thread, so that its columns have their size after the first few.
 */
final class Layer {
  /** By {@link Observations#wait}: whether the thread has nothing to do. */
  private static final boolean[] IDLE = idle();

  private int size;
  private long[] starts;
  private long[] ends;

  /** What each stretch waits for, see {@link Observations#wait}. */
  private byte[] waits;

  private StackTrace[] stacks;

  /** What each wait was for; null if nobody asks, or where nothing is known. */
  private @Nullable Blocker @Nullable [] blockers;

  private boolean hasBlockers;

  /** Whether {@link #lay} leaves out the waits of threads that have nothing to do. */
  private boolean withoutIdle;

  Layer(int capacity) {
    starts = new long[capacity];
    ends = new long[capacity];
    waits = new byte[capacity];
    stacks = new StackTrace[capacity];
  }

  private static boolean[] idle() {
    boolean[] idle = new boolean[WaitKind.values().length + 1];
    for (WaitKind kind : WaitKind.values()) {
      idle[Observations.wait(kind)] = kind.idle();
    }
    return idle;
  }

  /** Appends a stretch; nothing happens if it is empty. */
  void add(long start, long end, byte wait, StackTrace stack) {
    add(start, end, wait, stack, null);
  }

  private void add(long start, long end, byte wait, StackTrace stack, @Nullable Blocker blocker) {
    if (end <= start) {
      return;
    }
    if (size == starts.length) {
      grow(Math.max(8, size + (size >> 1)));
    }
    starts[size] = start;
    ends[size] = end;
    waits[size] = wait;
    stacks[size] = stack;
    if (blockers != null || blocker != null) {
      setBlocker(size, blocker);
    }
    size++;
  }

  private void setBlocker(int index, @Nullable Blocker blocker) {
    if (blockers == null) {
      blockers = new Blocker[starts.length];
    }
    blockers[index] = blocker;
    hasBlockers |= blocker != null;
  }

  private void grow(int capacity) {
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    waits = Arrays.copyOf(waits, capacity);
    stacks = Arrays.copyOf(stacks, capacity);
    if (blockers != null) {
      blockers = Arrays.copyOf(blockers, capacity);
    }
  }

  private void addPiece(Layer from, int index, long start, long end) {
    byte wait = from.waits[index];
    if (withoutIdle && IDLE[wait]) {
      return;
    }
    Blocker blocker = from.hasBlockers && from.blockers != null ? from.blockers[index] : null;
    add(start, end, wait, from.stacks[index], blocker);
  }

  int size() {
    return size;
  }

  long start(int index) {
    return starts[index];
  }

  long end(int index) {
    return ends[index];
  }

  private void clear() {
    size = 0;
    hasBlockers = false;
  }

  /**
   * Becomes observations without overlap: of those that cover an instant the one that began last
   * counts, and the others go on when it ends.
   *
   * @param rows in time order
   */
  void nest(Observations rows) {
    clear();
    new Nesting(rows, this).flatten();
  }

  /** Leaves out the waits of threads that have nothing to do, whatever layers are laid. */
  Layer withoutIdle() {
    withoutIdle = true;
    return this;
  }

  /** Becomes one layer, and another where that has nothing. */
  void lay(Layer above, Layer below) {
    clear();
    int next = 0;
    long covered = Long.MIN_VALUE;
    for (int i = 0; i < below.size; i++) {
      while (next < above.size && above.starts[next] < below.ends[i]) {
        addPiece(below, i, Math.max(below.starts[i], covered), above.starts[next]);
        addPiece(above, next, above.starts[next], above.ends[next]);
        covered = above.ends[next++];
      }
      addPiece(below, i, Math.max(below.starts[i], covered), below.ends[i]);
    }
    for (; next < above.size; next++) {
      addPiece(above, next, above.starts[next], above.ends[next]);
    }
  }

  /** Joins waits of one kind and stack that follow each other without a gap. */
  void joinWaits() {
    int last = -1;
    for (int i = 0; i < size; i++) {
      if (last >= 0 && continuesWait(last, i)) {
        ends[last] = ends[i];
      } else {
        move(i, ++last);
      }
    }
    size = last + 1;
  }

  private boolean continuesWait(int first, int next) {
    return waits[next] != 0
        && waits[next] == waits[first]
        && ends[first] == starts[next]
        && stacks[first].equals(stacks[next]);
  }

  private void move(int from, int to) {
    if (from == to) {
      return;
    }
    starts[to] = starts[from];
    ends[to] = ends[from];
    waits[to] = waits[from];
    stacks[to] = stacks[from];
    if (blockers != null) {
      blockers[to] = blockers[from];
    }
  }

  /** Appends another layer, which begins after the end of this one. */
  void append(ThreadTimeline later) {
    for (int i = 0; i < later.size(); i++) {
      add(later.startNanos(i), later.endNanos(i), later.wait(i), later.stackTrace(i));
    }
  }

  /** Returns a timeline of a copy. */
  ThreadTimeline toTimeline(TimelineThread thread, long periodNanos, Enclosing enclosing) {
    return new ThreadTimeline(
        thread,
        periodNanos,
        size,
        Arrays.copyOf(starts, size),
        Arrays.copyOf(ends, size),
        Arrays.copyOf(waits, size),
        Arrays.copyOf(stacks, size),
        blockers != null && hasBlockers ? Arrays.copyOf(blockers, size) : null,
        enclosing);
  }

  /** The sweep behind {@link Layer#nest}: a stack of the observations that are open. */
  private static final class Nesting {
    private final Observations rows;
    private final Layer out;
    private int[] open = new int[8];
    private int depth;
    private long now = Long.MIN_VALUE;

    Nesting(Observations rows, Layer out) {
      this.rows = rows;
      this.out = out;
    }

    void flatten() {
      for (int row = 0; row < rows.size(); row++) {
        advance(rows.start(row));
        push(row);
      }
      advance(Long.MAX_VALUE);
    }

    private void advance(long until) {
      while (depth > 0 && now < until) {
        int row = open[depth - 1];
        long end = Math.min(rows.end(row), until);
        out.add(now, end, rows.wait(row), rows.stack(row), rows.blockerOf(row));
        now = Math.max(now, end);
        if (rows.end(row) <= now) {
          depth--;
        }
      }
      now = until;
    }

    /** Of observations that begin together the shorter is the inner one. */
    private void push(int row) {
      if (depth == open.length) {
        open = Arrays.copyOf(open, 2 * depth);
      }
      int place = depth++;
      while (place > 0
          && rows.start(open[place - 1]) == rows.start(row)
          && rows.end(open[place - 1]) < rows.end(row)) {
        open[place] = open[place - 1];
        place--;
      }
      open[place] = row;
    }
  }
}
