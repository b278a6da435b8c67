package dev.debrief.timeline;

import dev.debrief.jfr.SampleKind;
import java.util.Map;

/**
 * Makes the timeline of one thread in one window out of its rows: blocking intervals first, samples
 * where they leave room, nothing elsewhere. Keeps its columns for the next thread. For one thread.
 */
final class TimelineBuilder {
  private final long startNanos;
  private final long endNanos;
  private final Map<SampleKind, SamplingPeriod> periods;
  private final RowSort sort;
  private final Observations blocking = new Observations(64);
  private final Observations samples = new Observations(64);
  private final Layer waits = new Layer(64);
  private final Layer observed = new Layer(64);
  private final Layer all;

  /**
   * @param startNanos start of the time that counts
   * @param endNanos its end, which nothing exceeds
   * @param periods the recording's sampling periods
   */
  TimelineBuilder(
      long startNanos,
      long endNanos,
      Map<SampleKind, SamplingPeriod> periods,
      boolean includeIdle) {
    this.startNanos = startNanos;
    this.endNanos = endNanos;
    this.periods = periods;
    this.sort = new RowSort(startNanos);
    this.all = includeIdle ? new Layer(64) : new Layer(64).withoutIdle();
  }

  /** Returns the timeline of a thread. */
  ThreadTimeline build(ThreadRows rows) {
    sort.sort(rows.blocking(), blocking);
    sort.sort(rows.samples(), samples);
    Enclosing enclosing = rows.enclosing();
    enclosing.sort(startNanos);
    waits.nest(blocking);
    Slots slots = new Slots(startNanos, endNanos);
    SampleSources.choose(samples, slots);
    MeasuredPeriods measured = new MeasuredPeriods(samples, waits, slots, periods);
    long period = measured.windowNanos(mainKind());
    stretch(enclosing.edges(startNanos, endNanos, period), measured);
    observed.nest(samples);
    observed.joinWaits();
    all.lay(waits, observed);
    return all.toTimeline(rows.thread(), period, enclosing);
  }

  private SampleKind mainKind() {
    return samples.size() == 0 ? SampleKind.EXECUTION : samples.kind(0);
  }

  /**
   * Gives every sample the time that it is good for: until the next thing that is known of the
   * thread (a sample, a wait, the edge of an enclosing interval) if that is near enough to be the
   * sampler's own gap, else one period. Merged samples are good for their own time, and for such a
   * gap after it.
   *
   * @param edges of the enclosing intervals; shorter ones than a period are left out, because a
   *     method that is traced a thousand times a second would leave its thread dark
   */
  private void stretch(long[] edges, MeasuredPeriods measured) {
    int wait = 0;
    int edge = 0;
    for (int row = 0; row < samples.size(); row++) {
      long start = samples.start(row);
      while (wait < waits.size() && waits.start(wait) < start) {
        wait++;
      }
      if (samples.isPoint(row) && wait > 0 && waits.end(wait - 1) > start) {
        continue; // The wait knows better, and what ran before it is over.
      }
      while (edge < edges.length && edges[edge] <= start) {
        edge++;
      }
      long next = row + 1 < samples.size() ? samples.start(row + 1) : Long.MAX_VALUE;
      next = Math.min(next, wait < waits.size() ? waits.start(wait) : Long.MAX_VALUE);
      next = Math.min(next, edge < edges.length ? edges[edge] : Long.MAX_VALUE);
      samples.setEnd(row, goodUntil(row, next, measured));
    }
  }

  private long goodUntil(int row, long next, MeasuredPeriods measured) {
    long seen = samples.end(row);
    long period = measured.periodNanos(samples.kind(row), samples.start(row));
    if (next > seen && next - seen <= measured.bridgeNanos(samples.kind(row), period)) {
      return Math.min(next, endNanos);
    }
    return Math.min(samples.isPoint(row) ? Math.min(seen + period, next) : seen, endNanos);
  }
}
