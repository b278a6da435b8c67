package dev.debrief.timeline;

import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.StackTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one thread did within one window: segments in time order that do not overlap, in columns.
 * Time between segments is time that nothing is known of. There is no segment at all if only
 * enclosing intervals are known.
 */
public final class ThreadTimeline {
  /** What {@link #waitKind} returns: one object each, because segments are asked by the million. */
  private static final List<Optional<WaitKind>> ANSWERS = answers();

  private final TimelineThread thread;
  private final long periodNanos;
  private final int size;
  private final long[] startNanos;
  private final long[] endNanos;
  private final byte[] waits;
  private final StackTrace[] stacks;
  private final @Nullable Blocker @Nullable [] blockers;
  private final Enclosing enclosing;
  private Owners owners = Owners.NONE;

  /**
   * @param periodNanos the measured sampling period of this thread in this window
   * @param size number of segments; the arrays, which are not copied, may be longer
   * @param waits see {@link Observations#wait}
   */
  ThreadTimeline(
      TimelineThread thread,
      long periodNanos,
      int size,
      long[] startNanos,
      long[] endNanos,
      byte[] waits,
      StackTrace[] stacks,
      @Nullable Blocker @Nullable [] blockers,
      Enclosing enclosing) {
    this.thread = thread;
    this.periodNanos = periodNanos;
    this.size = size;
    this.startNanos = startNanos;
    this.endNanos = endNanos;
    this.waits = waits;
    this.stacks = stacks;
    this.blockers = blockers;
    this.enclosing = enclosing;
  }

  private static List<Optional<WaitKind>> answers() {
    List<Optional<WaitKind>> answers = new ArrayList<>(List.of(Optional.empty()));
    for (WaitKind kind : WaitKind.values()) {
      answers.add(Observations.wait(kind), Optional.of(kind));
    }
    return List.copyOf(answers);
  }

  /** Makes a timeline out of segments that are in time order and do not overlap. */
  public static ThreadTimeline of(TimelineThread thread, long periodNanos, List<Segment> segments) {
    Layer layer = new Layer(segments.size());
    for (Segment segment : segments) {
      layer.add(
          segment.startNanos(),
          segment.endNanos(),
          Observations.wait(segment.waitKind().orElse(null)),
          segment.stackTrace());
    }
    return layer.toTimeline(thread, periodNanos, Enclosing.NONE);
  }

  /** Returns the same timeline as a lane. */
  ThreadTimeline ownedBy(Owners newOwners) {
    ThreadTimeline lane =
        new ThreadTimeline(
            thread, periodNanos, size, startNanos, endNanos, waits, stacks, blockers, enclosing);
    lane.owners = newOwners;
    return lane;
  }

  /**
   * Returns a timeline that consists of pieces of this one's segments, with the enclosing intervals
   * that touch one of them.
   *
   * @param count number of pieces; the arrays may be longer
   * @param starts start of each piece, inclusive, in time order
   * @param ends end of each piece, exclusive, within its segment
   * @param segments of which segment each is a piece
   */
  public ThreadTimeline pieces(int count, long[] starts, long[] ends, int[] segments) {
    byte[] pieceWaits = new byte[count];
    StackTrace[] pieceStacks = new StackTrace[count];
    Blocker[] pieceBlockers = blockers == null ? null : new Blocker[count];
    for (int i = 0; i < count; i++) {
      pieceWaits[i] = waits[segments[i]];
      pieceStacks[i] = stacks[segments[i]];
      if (blockers != null && pieceBlockers != null) {
        pieceBlockers[i] = blockers[segments[i]];
      }
    }
    ThreadTimeline cut =
        new ThreadTimeline(
            thread,
            periodNanos,
            count,
            Arrays.copyOf(starts, count),
            Arrays.copyOf(ends, count),
            pieceWaits,
            pieceStacks,
            pieceBlockers,
            enclosing.touching(count, starts, ends));
    cut.owners = owners.of(count, segments);
    return cut;
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
    return ANSWERS.get(waits[index]);
  }

  /** Returns whether the thread waited, as opposed to running. */
  public boolean waits(int index) {
    return waits[index] != 0;
  }

  /** Returns what the thread waited for, see {@link Observations#wait}. */
  byte wait(int index) {
    return waits[index];
  }

  /**
   * Returns who did a segment: the timeline's own thread, but in a lane that virtual threads share
   * the virtual thread.
   */
  public TimelineThread owner(int index) {
    return owners.isEmpty() ? thread : owners.of(index);
  }

  /** Returns a segment's stack. */
  public StackTrace stackTrace(int index) {
    return stacks[index];
  }

  /**
   * Returns what the event of a wait says of its cause: {@link Blocker#UNKNOWN} while the thread
   * ran, if the event says nothing or the wait is idle, and unless {@link TimelineOptions#detailed}
   * asks for it.
   */
  public Blocker blocker(int index) {
    Blocker known = blockers == null ? null : blockers[index];
    return known == null ? Blocker.UNKNOWN : known;
  }

  /** Returns a segment as a record. */
  public Segment segment(int index) {
    return new Segment(startNanos[index], endNanos[index], waitKind(index), stacks[index]);
  }

  /** Returns the intervals that enclose what the thread did. */
  public Enclosing enclosing() {
    return enclosing;
  }

  /**
   * Returns whether a segment is a wait of a virtual thread that was pinned to its carrier: a
   * {@code jdk.VirtualThreadPinned} event covers at least half of it.
   */
  public boolean pinned(int index) {
    if (waits[index] == 0) {
      return false;
    }
    for (int i = 0; i < enclosing.size(); i++) {
      long shared =
          Math.min(endNanos[index], enclosing.endNanos(i))
              - Math.max(startNanos[index], enclosing.startNanos(i));
      if (enclosing.kind(i) == IntervalKind.PINNED
          && 2 * shared >= endNanos[index] - startNanos[index]) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether there is neither a segment nor an enclosing interval. */
  boolean isEmpty() {
    return size == 0 && enclosing.size() == 0;
  }
}
