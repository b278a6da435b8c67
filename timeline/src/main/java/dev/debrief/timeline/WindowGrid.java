package dev.debrief.timeline;

/**
 * Where windows begin and end: they are counted from the start of the recording.
 *
 * @param originNanos start of window 0
 * @param windowNanos length of a window
 */
record WindowGrid(long originNanos, long windowNanos) {
  static WindowGrid of(RecordingIndex index, TimelineOptions options) {
    return new WindowGrid(index.info().startNanos(), options.window().toNanos());
  }

  /** Returns the number of the window of an instant. */
  long indexOf(long timeNanos) {
    return Math.floorDiv(timeNanos - originNanos, windowNanos);
  }

  /** Returns a window with nothing in it. */
  WindowBuffer open(long index) {
    long start = originNanos + index * windowNanos;
    return new WindowBuffer(index, start, start + windowNanos);
  }
}
