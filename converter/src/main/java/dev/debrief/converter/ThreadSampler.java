package dev.debrief.converter;

import dev.debrief.converter.ProfileOptions.Waits;

/**
 * Turns the segments of one thread into samples that Sentry reads as the same segments.
 *
 * <p>In Sentry a sample lasts until the next one of its thread, whenever that is. So each stretch
 * of segments without a gap is closed by an empty stack. Relay drops threads with a single sample
 * that is not empty; so such a sample is given a second time in the middle of what it stands for.
 */
final class ThreadSampler {
  private static final long NANOS_PER_MICRO = 1_000;

  private final ShownSegments segments;
  private final WaitSampling sampling;
  private final SampleSink sink;
  private long lastMicros = Long.MIN_VALUE;
  private int lastSegment = SampleSink.GAP;
  private int samples;

  ThreadSampler(ShownSegments segments, WaitSampling sampling, SampleSink sink) {
    this.segments = segments;
    this.sampling = sampling;
    this.sink = sink;
  }

  /** Samples what lies between two instants; segments that cross them are cut there. */
  void sample(long fromNanos, long toNanos) {
    long openUntil = Long.MIN_VALUE;
    int first = segments.firstAfter(fromNanos);
    for (int i = first; i < segments.size() && segments.startNanos(i) < toNanos; i++) {
      long start = Math.max(segments.startNanos(i), fromNanos);
      long end = Math.min(segments.endNanos(i), toNanos);
      close(openUntil, micros(start));
      segment(i, start, end);
      openUntil = micros(end);
    }
    if (samples == 1) {
      emit(lastMicros + Math.max(1, (openUntil - lastMicros) / 2), lastSegment);
    }
    // One short of the end, because the next chunk may begin with a sample at that very instant.
    close(Math.min(openUntil, micros(toNanos) - 1), Long.MAX_VALUE);
  }

  private void segment(int segment, long start, long end) {
    emit(micros(start), segment);
    if (!segments.waits(segment)) {
      return;
    }
    if (sampling.mode() == Waits.EDGES) {
      emit(micros(end) - 1, segment);
      return;
    }
    long step = sampling.stepNanos(segments);
    if (end - start > step) {
      long repeats = WaitSampling.repeats(end - start, step);
      for (long i = 1; i <= repeats; i++) {
        emit(micros(start + i * step), segment);
      }
    }
  }

  /** Ends the last sample at {@code untilMicros} if the next one begins later. */
  private void close(long untilMicros, long nextMicros) {
    if (lastSegment != SampleSink.GAP && Math.max(untilMicros, lastMicros + 1) < nextMicros) {
      emit(untilMicros, SampleSink.GAP);
    }
  }

  /**
   * Samples of equal time would hide each other, so a later one is at least a microsecond later.
   */
  private void emit(long micros, int segment) {
    lastMicros = Math.max(micros, lastMicros + 1);
    lastSegment = segment;
    samples += segment == SampleSink.GAP ? 0 : 1;
    sink.sample(lastMicros, segment);
  }

  private static long micros(long nanos) {
    return Math.floorDiv(nanos, NANOS_PER_MICRO);
  }
}
