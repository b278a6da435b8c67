package dev.debrief.timeline;

/** What is to be done with an event while its chunk is read; both passes must agree on it. */
enum Admission {
  /** It belongs to the time from the chunk's start on. */
  NOW,
  /**
   * It began before its chunk, as every wait does that was going on when the chunk was begun: the
   * first pass keeps it and the second gets it from there, in time for the window of its start.
   */
  EARLY,
  /** Its times are nonsense. */
  NEVER;

  static Admission of(PlausibleTimes times, long chunkStart, long start, long end) {
    if (!times.accepts(start, end)) {
      return NEVER;
    }
    return start < chunkStart && end > chunkStart ? EARLY : NOW;
  }
}
