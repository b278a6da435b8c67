package dev.debrief.timeline;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of the time is known: sums over windows, per thread and for all. Hand it every window
 * once, then ask. Not safe for use by several threads.
 */
public final class Coverage implements WindowSink {
  private final Map<Long, Sums> byThread = new TreeMap<>();

  /**
   * What is known of one thread, or of all together.
   *
   * @param thread whose time it is
   * @param runningNanos time it ran
   * @param waitingNanos time it waited, by what for; kinds without time are absent
   * @param runningSamples number of running segments, which are the samples that count
   * @param periodNanos the measured sampling period, the longest of all windows with samples
   */
  public record ThreadCoverage(
      TimelineThread thread,
      long runningNanos,
      Map<WaitKind, Long> waitingNanos,
      long runningSamples,
      long periodNanos) {
    public ThreadCoverage {
      waitingNanos = Collections.unmodifiableMap(new EnumMap<>(waitingNanos));
    }
  }

  private static final class Sums {
    private TimelineThread thread;
    private final EnumMap<WaitKind, Long> waiting = new EnumMap<>(WaitKind.class);
    private long running;
    private long samples;
    private long period;

    Sums(TimelineThread thread) {
      this.thread = thread;
    }

    void add(ThreadTimeline timeline) {
      thread = timeline.thread();
      for (int i = 0; i < timeline.size(); i++) {
        long nanos = timeline.endNanos(i) - timeline.startNanos(i);
        if (timeline.waitKind(i).isPresent()) {
          waiting.merge(timeline.waitKind(i).get(), nanos, Long::sum);
        } else {
          running += nanos;
          samples++;
          period = Math.max(period, timeline.periodNanos());
        }
      }
    }

    void add(Sums other) {
      other.waiting.forEach((kind, nanos) -> waiting.merge(kind, nanos, Long::sum));
      running += other.running;
      samples += other.samples;
      period = Math.max(period, other.period);
    }

    ThreadCoverage toCoverage() {
      return new ThreadCoverage(thread, running, new EnumMap<>(waiting), samples, period);
    }
  }

  @Override
  public void window(Window window) {
    for (ThreadTimeline timeline : window.threads()) {
      byThread
          .computeIfAbsent(timeline.thread().id(), id -> new Sums(timeline.thread()))
          .add(timeline);
    }
  }

  /** Returns the threads in the order of their ids. */
  public List<ThreadCoverage> threads() {
    return byThread.values().stream().map(Sums::toCoverage).toList();
  }

  /** Returns the sums of all threads, as of a thread called {@code all}. */
  public ThreadCoverage total() {
    Sums all = new Sums(new TimelineThread(0, "all", false));
    byThread.values().forEach(all::add);
    return all.toCoverage();
  }
}
