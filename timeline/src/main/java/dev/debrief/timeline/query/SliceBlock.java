package dev.debrief.timeline.query;

import dev.debrief.timeline.TimelineThread;

/**
 * Where some rows of a slice are kept, and what they add up to.
 *
 * @param startNanos start of the first row
 * @param endNanos end of the last row
 * @param position of the bytes among those of the recording
 */
record SliceBlock(
    TimelineThread thread,
    long periodNanos,
    int rows,
    long startNanos,
    long endNanos,
    long position,
    int length,
    BlockSums sums) {
  /** Every block is another one. */
  @Override
  public int hashCode() {
    return Long.hashCode(position);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SliceBlock that && position == that.position;
  }
}
