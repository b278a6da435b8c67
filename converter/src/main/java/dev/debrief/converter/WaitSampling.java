package dev.debrief.converter;

import dev.debrief.converter.ProfileOptions.Waits;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.Window;
import java.util.Arrays;
import java.util.List;

/**
 * Which waits of a window become samples, and how many.
 *
 * <p>Sentry's aggregate flame graphs weigh stacks by their number of samples. So a wait has as many
 * samples as a sampler with its thread's period would have taken. A wait shorter than that period
 * (and 10 ms) is shown only if it covers a point of a grid with that distance, which leaves out
 * many and weighs the rest right; a longer one is always shown, and a window with very many samples
 * has coarser ones.
 *
 * @param startNanos start of the window, and of its grids
 * @param endNanos end of the window
 * @param doublings how often the distance of samples was doubled
 */
record WaitSampling(Waits mode, long startNanos, long endNanos, int doublings) {
  /** Above this number of samples the user interface gets slow. */
  static final int MAX_SAMPLES = 100_000;

  /** The weight of a sample in Sentry when it cuts a profile to a span. */
  private static final long SMALLEST_STEP_NANOS = 10_000_000;

  /**
   * Returns the finest sampling that keeps a window within {@link #MAX_SAMPLES}; where that cannot
   * be, because of its running threads or its many short waits, one that is as fine as it helps.
   */
  static WaitSampling of(Window window, Waits mode) {
    WaitSampling finest = finest(window, mode);
    return finest.coarsenedFor(ShownSegments.of(window, finest)).sampling();
  }

  /** Returns the finest sampling of a window, however many samples that makes. */
  static WaitSampling finest(Window window, Waits mode) {
    return new WaitSampling(mode, window.startNanos(), window.endNanos(), 0);
  }

  /**
   * A sampling, and what it makes of a window.
   *
   * @param samples how many samples that is
   */
  record Counted(WaitSampling sampling, long samples) {}

  /**
   * Returns this sampling as coarse as it must be.
   *
   * @param threads the segments of the window that it shows
   */
  Counted coarsenedFor(List<ShownSegments> threads) {
    long samples = samples(threads);
    if (mode != Waits.RESAMPLE) {
      return new Counted(this, samples);
    }
    RepeatedSamples waits = new RepeatedSamples();
    threads.forEach(thread -> waits.addAll(thread, stepNanos(thread)));
    long repeated = waits.count(0);
    long others = samples - repeated;
    int more = 0;
    while (others + repeated > MAX_SAMPLES) {
      long fewer = waits.count(more + 1);
      if (fewer == repeated) {
        break;
      }
      repeated = fewer;
      more++;
    }
    return new Counted(
        new WaitSampling(mode, startNanos, endNanos, doublings + more), others + repeated);
  }

  /** Returns the distance of the samples of a thread's waits. */
  long stepNanos(ShownSegments thread) {
    return baseNanos(thread.periodNanos()) << doublings;
  }

  /**
   * Returns how many samples a wait has after its first. Rounded, not cut off: over many waits the
   * samples add up to the time waited.
   */
  static long repeats(long lengthNanos, long stepNanos) {
    return Math.max(0, (lengthNanos - stepNanos / 2) / stepNanos);
  }

  /** Returns the segments that become samples; those in which the thread ran always do. */
  int[] shown(ThreadTimeline thread) {
    int[] shown = new int[64];
    Grid grid = new Grid(startNanos, baseNanos(thread.periodNanos()));
    int size = 0;
    for (int i = 0; i < thread.size(); i++) {
      if (!thread.waits(i) || showsWait(thread, i, grid)) {
        if (size == shown.length) {
          shown = Arrays.copyOf(shown, 2 * size);
        }
        shown[size++] = i;
      }
    }
    return Arrays.copyOf(shown, size);
  }

  private boolean showsWait(ThreadTimeline thread, int segment, Grid grid) {
    if (mode != Waits.RESAMPLE) {
      return mode == Waits.EDGES;
    }
    long start = thread.startNanos(segment);
    long end = thread.endNanos(segment);
    // A wait that ends with the window is the beginning of a longer one.
    return end == endNanos || end - start >= grid.baseNanos || end > grid.pointFrom(start);
  }

  /** The points of time that a short wait must cover one of; asked in the order of time. */
  private static final class Grid {
    private final long baseNanos;
    private long point;

    Grid(long startNanos, long baseNanos) {
      this.baseNanos = baseNanos;
      this.point = startNanos;
    }

    /** Returns the first point that is not before an instant. */
    long pointFrom(long nanos) {
      if (nanos > point + baseNanos) {
        point += (nanos - point) / baseNanos * baseNanos;
      }
      if (nanos > point) {
        point += baseNanos;
      }
      return point;
    }
  }

  /** Returns what becomes of the waits of the threads that this was made for. */
  ProfileSummary summary(List<ShownSegments> threads) {
    long waits = 0;
    long leftOut = 0;
    long smallest = 0;
    long largest = 0;
    for (ShownSegments thread : threads) {
      if (thread.waits() > 0) {
        long step = mode == Waits.RESAMPLE ? stepNanos(thread) : 0;
        waits += thread.waits();
        leftOut += thread.waitsLeftOut();
        smallest = smallest == 0 ? step : Math.min(smallest, step);
        largest = Math.max(largest, step);
      }
    }
    return new ProfileSummary(0, waits, leftOut, smallest, largest);
  }

  private static long baseNanos(long periodNanos) {
    return Math.max(SMALLEST_STEP_NANOS, periodNanos);
  }

  private long samples(List<ShownSegments> threads) {
    Counter counter = new Counter();
    for (ShownSegments thread : threads) {
      new ThreadSampler(thread, this, counter).sample(startNanos, endNanos);
    }
    return counter.samples;
  }

  private static final class Counter implements SampleSink {
    private long samples;

    @Override
    public void sample(long micros, int segment) {
      samples++;
    }
  }

  /** The waits that have more than one sample: only their samples get fewer. */
  private static final class RepeatedSamples {
    private long[] lengths = new long[256];
    private long[] steps = new long[256];
    private int size;

    void addAll(ShownSegments thread, long stepNanos) {
      for (int i = 0; i < thread.size(); i++) {
        long length = thread.endNanos(i) - thread.startNanos(i);
        if (thread.waits(i) && repeats(length, stepNanos) > 0) {
          add(length, stepNanos);
        }
      }
    }

    private void add(long length, long stepNanos) {
      if (size == lengths.length) {
        lengths = Arrays.copyOf(lengths, 2 * size);
        steps = Arrays.copyOf(steps, 2 * size);
      }
      lengths[size] = length;
      steps[size++] = stepNanos;
    }

    /** Returns how many samples they have after their first. */
    long count(int doublings) {
      long samples = 0;
      for (int i = 0; i < size; i++) {
        samples += repeats(lengths[i], steps[i] << doublings);
      }
      return samples;
    }
  }
}
