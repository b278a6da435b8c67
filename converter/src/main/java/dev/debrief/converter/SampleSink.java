package dev.debrief.converter;

/** Takes the samples of one thread. */
interface SampleSink {
  /** Stands for a segment where nothing is known of the thread. */
  int GAP = -1;

  /**
   * Takes a sample.
   *
   * @param micros epoch microseconds, greater than those of the sample before
   * @param segment number of the segment among those that are shown, or {@link #GAP}
   */
  void sample(long micros, int segment);
}
