package dev.debrief.timeline;

import dev.debrief.jfr.SampleKind;
import java.util.Arrays;
import java.util.Map;

/**
 * How often one thread was really sampled in one window: per slot of 5 s the median gap between
 * consecutive samples, of the gaps below 100 ms in which no wait begins. With fewer than 8 samples
 * the recording's own median answers.
 */
final class MeasuredPeriods {
  private static final int LEAST_GAPS = GapHistogram.LEAST_SAMPLES - 1;

  private final Map<SampleKind, SamplingPeriod> recording;
  private final Slots slots;
  private final long[] medianNanos;
  private long windowMedianNanos;

  /**
   * @param samples those that count, in time order
   * @param waits the blocking intervals of the thread
   */
  MeasuredPeriods(
      Observations samples, Layer waits, Slots slots, Map<SampleKind, SamplingPeriod> recording) {
    this.recording = recording;
    this.slots = slots;
    this.medianNanos = new long[slots.count()];
    measure(samples, waits);
  }

  private void measure(Observations samples, Layer waits) {
    long[] gaps = new long[samples.size()];
    int size = 0;
    int slotStart = 0;
    int slot = 0;
    int wait = 0;
    for (int row = 1; row < samples.size(); row++) {
      int rowSlot = slots.of(samples.start(row - 1));
      if (rowSlot != slot) {
        medianNanos[slot] = median(gaps, slotStart, size);
        slot = rowSlot;
        slotStart = size;
      }
      long from = samples.start(row - 1);
      while (wait < waits.size() && waits.start(wait) < from) {
        wait++;
      }
      boolean waited = wait < waits.size() && waits.start(wait) < samples.start(row);
      long gap = samples.start(row) - from;
      if (!waited && samples.isPoint(row - 1) && gap > 0 && gap < GapHistogram.LIMIT_NANOS) {
        gaps[size++] = gap;
      }
    }
    medianNanos[slot] = median(gaps, slotStart, size);
    windowMedianNanos = median(gaps, 0, size);
  }

  /** Returns the median, 0 if there are too few gaps; sorts that range. */
  private static long median(long[] gaps, int from, int to) {
    if (to - from < LEAST_GAPS) {
      return 0;
    }
    Arrays.sort(gaps, from, to);
    return gaps[(from + to) >>> 1];
  }

  /** Returns how long a sample is good for. */
  long periodNanos(SampleKind kind, long timeNanos) {
    SamplingPeriod known = period(kind);
    long measured = medianNanos[slots.of(timeNanos)];
    return measured > 0 ? Math.max(measured, known.configuredNanos()) : known.typicalNanos();
  }

  /** Returns the longest gap after a sample that is still a gap between samples. */
  long bridgeNanos(SampleKind kind, long periodNanos) {
    long configured = period(kind).configuredNanos();
    return Math.max(periodNanos + periodNanos / 2, 3 * (configured > 0 ? configured : periodNanos));
  }

  /** Returns the period that describes the whole window. */
  long windowNanos(SampleKind kind) {
    SamplingPeriod known = period(kind);
    return windowMedianNanos > 0
        ? Math.max(windowMedianNanos, known.configuredNanos())
        : known.typicalNanos();
  }

  private SamplingPeriod period(SampleKind kind) {
    SamplingPeriod known = recording.get(kind);
    return known == null ? new SamplingPeriod(kind, 0, 0) : known;
  }
}
