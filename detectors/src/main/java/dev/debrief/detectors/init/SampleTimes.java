package dev.debrief.detectors.init;

import java.util.Arrays;

/** When samples were taken: every one of the first few thousand, then every second, fourth, ... */
final class SampleTimes {
  private static final int MOST = 4096;

  private long[] times = new long[16];
  private int size;
  private long samples;

  /** One of so many samples is kept. */
  private long stride = 1;

  void add(long timeNanos) {
    if (samples++ % stride != 0) {
      return;
    }
    if (size == MOST) {
      for (int i = 0; i < MOST / 2; i++) {
        times[i] = times[2 * i];
      }
      size = MOST / 2;
      stride *= 2;
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
    }
    times[size++] = timeNanos;
  }

  /** Returns how many samples there were. */
  long samples() {
    return samples;
  }

  /** Counts the samples in equal parts of a stretch of time. */
  void addTo(long[] parts, long startNanos, long endNanos) {
    double width = Math.max(1, (endNanos - startNanos) / (double) parts.length);
    for (int i = 0; i < size; i++) {
      int part = (int) ((times[i] - startNanos) / width);
      parts[Math.max(0, Math.min(parts.length - 1, part))] += stride;
    }
  }
}
