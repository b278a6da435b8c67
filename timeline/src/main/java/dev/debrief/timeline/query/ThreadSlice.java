package dev.debrief.timeline.query;

import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.Blocker;
import dev.debrief.timeline.Enclosing;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive segments of one thread: rows in time order that do not overlap, in columns. A running
 * row is one observation of a sampler and the time that it is good for; a waiting row is one whole
 * wait, however long (it is not cut at windows, and lies in the slice in which it ends). Between
 * rows nothing is known. Slices of one thread follow each other in time. Immutable; may be kept,
 * but holds a reference to its columns.
 */
public final class ThreadSlice {
  private static final WaitKind[] KINDS = WaitKind.values();

  /** Every {@link #tag} is below it. */
  static final int TAGS = KINDS.length + 1;

  /** By {@link #tag}: every detector asks it of every row. */
  private static final @Nullable WaitKind[] BY_TAG = byTag();

  private final TimelineThread thread;
  private final Stacks stacks;
  private final long periodNanos;
  private final int size;
  private final long[] starts;
  private final long[] ends;
  private final byte[] waits;
  private final int[] stackNumbers;
  private final Blocker[] blockers;
  private final Enclosing enclosing;

  /** The columns of a slice, one value per row; filled by whoever makes the slice. */
  static final class Columns {
    final long[] starts;
    final long[] ends;
    final byte[] waits;
    final int[] stacks;
    final Blocker[] blockers;

    Columns(int capacity) {
      starts = new long[capacity];
      ends = new long[capacity];
      waits = new byte[capacity];
      stacks = new int[capacity];
      blockers = new Blocker[capacity];
    }

    void set(int row, long start, long end, byte wait, int stack, Blocker blocker) {
      starts[row] = start;
      ends[row] = end;
      waits[row] = wait;
      stacks[row] = stack;
      blockers[row] = blocker;
    }
  }

  ThreadSlice(
      TimelineThread thread,
      Stacks stacks,
      long periodNanos,
      int size,
      Columns columns,
      Enclosing enclosing) {
    this.thread = thread;
    this.stacks = stacks;
    this.periodNanos = periodNanos;
    this.size = size;
    this.starts = columns.starts;
    this.ends = columns.ends;
    this.waits = columns.waits;
    this.stackNumbers = columns.stacks;
    this.blockers = columns.blockers;
    this.enclosing = enclosing;
  }

  /** Returns whose slice it is. */
  public TimelineThread thread() {
    return thread;
  }

  /** Returns the sampling period measured for this thread at that time. */
  public long periodNanos() {
    return periodNanos;
  }

  /** Returns the number of rows, 0 if there are only enclosing intervals. */
  public int size() {
    return size;
  }

  /** Returns a row's start, inclusive, in epoch nanoseconds. */
  public long startNanos(int row) {
    return starts[row];
  }

  /** Returns a row's end, exclusive, after its start. */
  public long endNanos(int row) {
    return ends[row];
  }

  /** Returns how long a row lasts. */
  public long nanos(int row) {
    return ends[row] - starts[row];
  }

  /** Returns whether the thread ran, as opposed to waiting. */
  public boolean runs(int row) {
    return waits[row] == 0;
  }

  /** Returns what the thread waited for, null while it ran. */
  public @Nullable WaitKind waitKind(int row) {
    return BY_TAG[waits[row]];
  }

  private static @Nullable WaitKind[] byTag() {
    @Nullable WaitKind[] kinds = new WaitKind[TAGS];
    System.arraycopy(KINDS, 0, kinds, 1, KINDS.length);
    return kinds;
  }

  /** Returns the wait kind that a byte other than 0 means. */
  static WaitKind kind(byte tag) {
    return KINDS[tag - 1];
  }

  /** Returns the wait kind as {@link #tag} makes it, 0 while the thread ran. */
  byte tag(int row) {
    return waits[row];
  }

  /** Returns a wait kind as a byte, 0 for none. */
  @SuppressWarnings("EnumOrdinal") // Never leaves memory.
  static byte tag(@Nullable WaitKind kind) {
    return (byte) (kind == null ? 0 : kind.ordinal() + 1);
  }

  /** Returns the number of a row's stack in {@link TimelineQuery#stacks}. */
  public int stack(int row) {
    return stackNumbers[row];
  }

  /** Returns a row's stack. */
  public StackTrace stackTrace(int row) {
    return stacks.get(stackNumbers[row]);
  }

  /** Returns what the event of a wait says of its cause. */
  public Blocker blocker(int row) {
    return blockers[row];
  }

  /**
   * Returns the intervals that enclose what the thread did: traced methods, class loading, pinning,
   * {@code System.gc()}. One that reaches over several slices is in each of them. Only slices that
   * are handed over while the recording is read have them; those asked for afterwards have none.
   */
  public Enclosing enclosing() {
    return enclosing;
  }

  /** Returns the first row that ends after an instant, {@link #size} if there is none. */
  int firstEndingAfter(long nanos) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
