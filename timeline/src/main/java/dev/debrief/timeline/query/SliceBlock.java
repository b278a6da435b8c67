package dev.debrief.timeline.query;

import dev.debrief.timeline.TimelineThread;

/**
 * Where the rows of a slice are kept.
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
    int length) {}
