package dev.debrief.timeline;

import dev.debrief.jfr.SampleKind;

/**
 * Chooses which samples of a thread count, slot by slot, so that no time is counted by two
 * samplers: wall-clock samples where there are any, samples of CPU time then only refine what ran;
 * else CPU-time samples, unless more than half failed; else execution and native samples.
 */
final class SampleSources {
  private final Observations samples;
  private final Slots slots;
  private final boolean[] hasWall;
  private final boolean[] hasCpuTime;

  /** Wall-clock sample before the row that is looked at, -1 if there is none. */
  private int lastWall = -1;

  private SampleSources(Observations samples, Slots slots) {
    this.samples = samples;
    this.slots = slots;
    this.hasWall = slotsWithWall(samples, slots);
    this.hasCpuTime = slotsWithCpuTime(samples, slots);
  }

  /**
   * Removes the samples that do not count.
   *
   * @param samples in time order
   */
  static void choose(Observations samples, Slots slots) {
    if (!samples.has(SampleKind.WALL) && !samples.has(SampleKind.CPU_TIME)) {
      return; // Execution and native samples only: all count.
    }
    SampleSources sources = new SampleSources(samples, slots);
    boolean[] counts = new boolean[samples.size()];
    for (int row = 0; row < counts.length; row++) {
      counts[row] = sources.counts(row);
    }
    samples.retain(row -> counts[row]);
  }

  private static boolean[] slotsWithWall(Observations samples, Slots slots) {
    boolean[] found = new boolean[slots.count()];
    for (int row = 0; row < samples.size(); row++) {
      if (samples.kind(row) == SampleKind.WALL) {
        int last = slots.of(samples.end(row));
        for (int slot = slots.of(samples.start(row)); slot <= last; slot++) {
          found[slot] = true;
        }
      }
    }
    return found;
  }

  private static boolean[] slotsWithCpuTime(Observations samples, Slots slots) {
    int[] all = new int[slots.count()];
    int[] failed = new int[slots.count()];
    for (int row = 0; row < samples.size(); row++) {
      if (samples.kind(row) == SampleKind.CPU_TIME) {
        int slot = slots.of(samples.start(row));
        all[slot]++;
        failed[slot] += samples.failed(row) ? 1 : 0;
      }
    }
    boolean[] usable = new boolean[slots.count()];
    for (int slot = 0; slot < usable.length; slot++) {
      usable[slot] = all[slot] > 0 && 2 * failed[slot] <= all[slot];
    }
    return usable;
  }

  private boolean counts(int row) {
    SampleKind kind = samples.kind(row);
    if (kind == SampleKind.WALL) {
      lastWall = row;
      return true;
    }
    int slot = slots.of(samples.start(row));
    if (hasWall[slot] && (samples.isWait(row) || wallSaysWaiting(row))) {
      return false;
    }
    return switch (kind) {
      case CPU_TIME -> hasCpuTime[slot];
      case EXECUTION -> !hasCpuTime[slot];
      // CPU-time samples know nothing of waits, native samples do.
      case NATIVE -> !hasCpuTime[slot] || samples.isWait(row);
      case WALL -> true;
    };
  }

  private boolean wallSaysWaiting(int row) {
    return lastWall >= 0
        && samples.isWait(lastWall)
        && (samples.isPoint(lastWall) || samples.start(row) < samples.end(lastWall));
  }
}
