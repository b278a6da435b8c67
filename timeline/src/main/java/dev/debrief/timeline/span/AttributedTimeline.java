package dev.debrief.timeline.span;

import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.TimelineThread;

/**
 * A thread's timeline with the span of every moment: its segments, cut where the context changes,
 * in time order. A wait that reaches over the end of a span is two pieces; so is a sample's time.
 */
public final class AttributedTimeline {
  private final ThreadTimeline timeline;
  private final int size;
  private final long[] starts;
  private final long[] ends;
  private final int[] segments;
  private final Attribution[] attributions;

  /** The arrays are not copied and may be longer. */
  AttributedTimeline(
      ThreadTimeline timeline,
      int size,
      long[] starts,
      long[] ends,
      int[] segments,
      Attribution[] attributions) {
    this.timeline = timeline;
    this.size = size;
    this.starts = starts;
    this.ends = ends;
    this.segments = segments;
    this.attributions = attributions;
  }

  /** Returns the timeline that was attributed. */
  public ThreadTimeline timeline() {
    return timeline;
  }

  /** Returns the number of pieces; at least that of the timeline's segments. */
  public int size() {
    return size;
  }

  /** Returns a piece's start, inclusive, in epoch nanoseconds. */
  public long startNanos(int piece) {
    return starts[piece];
  }

  /** Returns a piece's end, exclusive, in epoch nanoseconds. */
  public long endNanos(int piece) {
    return ends[piece];
  }

  /** Returns of which segment of the timeline it is a piece. */
  public int segment(int piece) {
    return segments[piece];
  }

  /** Returns whether a piece is the first of its segment; where samples are counted. */
  public boolean first(int piece) {
    return piece == 0 || segments[piece - 1] != segments[piece];
  }

  /**
   * Returns the thread that did it: the timeline's own, but for a lane that virtual threads share
   * the virtual thread.
   */
  public TimelineThread owner(int piece) {
    return timeline.owner(segments[piece]);
  }

  /** Returns to which span a piece belongs, or why to none. */
  public Attribution attribution(int piece) {
    return attributions[piece];
  }
}
