package dev.debrief.timeline;

import dev.debrief.jfr.StackTrace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one thread did within one window: segments in time order that do not overlap, in columns.
 * Time between segments is time that nothing is known of.
 */
public final class ThreadTimeline {
  private final TimelineThread thread;
  private final long periodNanos;
  private final int size;
  private final long[] startNanos;
  private final long[] endNanos;
  private final @Nullable WaitKind[] waits;
  private final StackTrace[] stacks;

  /**
   * @param periodNanos the measured sampling period of this thread in this window
   * @param size number of segments; the arrays, which are not copied, may be longer
   * @param waits null where the thread ran
   */
  ThreadTimeline(
      TimelineThread thread,
      long periodNanos,
      int size,
      long[] startNanos,
      long[] endNanos,
      @Nullable WaitKind[] waits,
      StackTrace[] stacks) {
    this.thread = thread;
    this.periodNanos = periodNanos;
    this.size = size;
    this.startNanos = startNanos;
    this.endNanos = endNanos;
    this.waits = waits;
    this.stacks = stacks;
  }

  /** Makes a timeline out of segments that are in time order and do not overlap. */
  public static ThreadTimeline of(TimelineThread thread, long periodNanos, List<Segment> segments) {
    int n = segments.size();
    long[] start = new long[n];
    long[] end = new long[n];
    @Nullable WaitKind[] wait = new WaitKind[n];
    StackTrace[] stack = new StackTrace[n];
    for (int i = 0; i < n; i++) {
      Segment segment = segments.get(i);
      start[i] = segment.startNanos();
      end[i] = segment.endNanos();
      wait[i] = segment.waitKind().orElse(null);
      stack[i] = segment.stackTrace();
    }
    return new ThreadTimeline(thread, periodNanos, n, start, end, wait, stack);
  }

  /** Returns whose timeline it is. */
  public TimelineThread thread() {
    return thread;
  }

  /** Returns the sampling period that was measured for this thread in this window. */
  public long periodNanos() {
    return periodNanos;
  }

  /** Returns the number of segments. */
  public int size() {
    return size;
  }

  /** Returns a segment's start, inclusive, in epoch nanoseconds. */
  public long startNanos(int index) {
    return startNanos[index];
  }

  /** Returns a segment's end, exclusive, in epoch nanoseconds. */
  public long endNanos(int index) {
    return endNanos[index];
  }

  /** Returns what the thread waited for, empty while it ran. */
  public Optional<WaitKind> waitKind(int index) {
    return Optional.ofNullable(waits[index]);
  }

  /** Returns a segment's stack. */
  public StackTrace stackTrace(int index) {
    return stacks[index];
  }

  /** Returns a segment as a record. */
  public Segment segment(int index) {
    return new Segment(startNanos[index], endNanos[index], waitKind(index), stacks[index]);
  }
}
