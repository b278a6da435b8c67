package dev.debrief.converter;

import dev.debrief.converter.ProfileOptions.Waits;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.Window;
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
    return finest.coarsenedFor(ShownSegments.of(window, finest));
  }

  /** Returns the finest sampling of a window, however many samples that makes. */
  static WaitSampling finest(Window window, Waits mode) {
    return new WaitSampling(mode, window.startNanos(), window.endNanos(), 0);
  }

  /**
   * Returns this sampling as coarse as it must be.
   *
   * @param threads the segments of the window that it shows
   */
  WaitSampling coarsenedFor(List<ShownSegments> threads) {
    WaitSampling sampling = this;
    long samples = sampling.samples(threads);
    while (mode == Waits.RESAMPLE && samples > MAX_SAMPLES) {
      WaitSampling coarser = sampling.coarser();
      long fewer = coarser.samples(threads);
      if (fewer == samples) {
        break;
      }
      sampling = coarser;
      samples = fewer;
    }
    return sampling;
  }

  private WaitSampling coarser() {
    return new WaitSampling(mode, startNanos, endNanos, doublings + 1);
  }

  /** Returns the distance of the samples of a thread's waits. */
  long stepNanos(ThreadTimeline thread) {
    return baseNanos(thread) << doublings;
  }

  /** Returns whether a segment becomes samples; those in which the thread ran always do. */
  boolean shows(ThreadTimeline thread, int segment) {
    if (thread.waitKind(segment).isEmpty()) {
      return true;
    }
    return switch (mode) {
      case NONE -> false;
      case EDGES -> true;
      case RESAMPLE -> isLong(thread, segment) || coversGrid(thread, segment);
    };
  }

  /** A wait that ends with the window is the beginning of a longer one. */
  private boolean isLong(ThreadTimeline thread, int segment) {
    long end = thread.endNanos(segment);
    return end == endNanos || end - thread.startNanos(segment) >= baseNanos(thread);
  }

  private boolean coversGrid(ThreadTimeline thread, int segment) {
    long base = baseNanos(thread);
    long last = thread.endNanos(segment) - 1 - startNanos;
    long before = thread.startNanos(segment) - 1 - startNanos;
    return Math.floorDiv(last, base) > Math.floorDiv(before, base);
  }

  /** Returns what becomes of the waits of the window that this was made for. */
  ProfileSummary summary(Window window) {
    long waits = 0;
    long leftOut = 0;
    long smallest = 0;
    long largest = 0;
    for (ThreadTimeline thread : window.threads()) {
      for (int i = 0; i < thread.size(); i++) {
        if (thread.waitKind(i).isPresent()) {
          long step = mode == Waits.RESAMPLE ? stepNanos(thread) : 0;
          waits++;
          leftOut += shows(thread, i) ? 0 : 1;
          smallest = smallest == 0 ? step : Math.min(smallest, step);
          largest = Math.max(largest, step);
        }
      }
    }
    return new ProfileSummary(0, waits, leftOut, smallest, largest);
  }

  private static long baseNanos(ThreadTimeline thread) {
    return Math.max(SMALLEST_STEP_NANOS, thread.periodNanos());
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
}
