package dev.debrief.timeline;

import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a recording goes into its timelines, and how it is cut. Start with {@link #DEFAULTS}.
 *
 * @param window length of a window, 1 to 60 s
 * @param kinds which events count
 * @param includeIdle whether waits of threads that have nothing to do are kept
 * @param threads globs ({@code *} and {@code ?}) of the thread names wanted; none means all
 * @param excludedThreads globs of thread names not wanted, even if {@code threads} names them
 * @param from nothing before this instant counts; empty for the recording's start
 * @param to nothing from this instant on counts; empty for the recording's end
 * @param detailed whether waits say what their events say of the cause, and virtual threads stay
 *     apart instead of sharing lanes
 * @param waitRows further rows of the table that tells what waiting threads wait for; they count
 *     before those that come with Debrief, whose file {@code wait-frames.txt} explains them
 */
public record TimelineOptions(
    Duration window,
    Set<EventGroup> kinds,
    boolean includeIdle,
    List<String> threads,
    List<String> excludedThreads,
    Optional<Instant> from,
    Optional<Instant> to,
    boolean detailed,
    List<String> waitRows) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Windows of 30 s with every event and thread, without idle waits. */
  public static final TimelineOptions DEFAULTS =
      new TimelineOptions(
          Duration.ofSeconds(30),
          EnumSet.allOf(EventGroup.class),
          false,
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          false,
          List.of());

  /**
   * @throws IllegalArgumentException if the window is shorter than 1 s or longer than 60 s
   */
  public TimelineOptions {
    if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a window lasts 1 to 60 s, not " + window);
    }
    kinds = Set.copyOf(kinds);
    threads = List.copyOf(threads);
    excludedThreads = List.copyOf(excludedThreads);
    waitRows = List.copyOf(waitRows);
  }

  /** Returns these options with another window length, 1 to 60 s. */
  public TimelineOptions withWindow(Duration newWindow) {
    return new TimelineOptions(
        newWindow, kinds, includeIdle, threads, excludedThreads, from, to, detailed, waitRows);
  }

  /** Returns these options for other events. */
  public TimelineOptions withKinds(Set<EventGroup> newKinds) {
    return new TimelineOptions(
        window, newKinds, includeIdle, threads, excludedThreads, from, to, detailed, waitRows);
  }

  /** Returns these options with idle waits kept or left out. */
  public TimelineOptions withIdle(boolean include) {
    return new TimelineOptions(
        window, kinds, include, threads, excludedThreads, from, to, detailed, waitRows);
  }

  /** Returns these options for threads with names that match a wanted and no excluded glob. */
  public TimelineOptions withThreads(List<String> wanted, List<String> excluded) {
    return new TimelineOptions(
        window, kinds, includeIdle, wanted, excluded, from, to, detailed, waitRows);
  }

  /** Returns these options for the time from (inclusive) to (exclusive). */
  public TimelineOptions between(Optional<Instant> newFrom, Optional<Instant> newTo) {
    return new TimelineOptions(
        window, kinds, includeIdle, threads, excludedThreads, newFrom, newTo, detailed, waitRows);
  }

  /** Returns these options with the causes of waits, and with virtual threads apart, or not. */
  public TimelineOptions withDetail(boolean detail) {
    return new TimelineOptions(
        window, kinds, includeIdle, threads, excludedThreads, from, to, detail, waitRows);
  }

  /**
   * Returns these options with further rows of the table of waits.
   *
   * @param lines of a file; empty ones and those that begin with {@code #} are no rows
   * @throws IllegalArgumentException if a line is not a row, with its number
   */
  public TimelineOptions withWaitRows(List<String> lines) {
    WaitFrames.parse(lines);
    return new TimelineOptions(
        window, kinds, includeIdle, threads, excludedThreads, from, to, detailed, lines);
  }

  Selection selection(Set<String> rawTypes) {
    Set<SampleKind> samples = EnumSet.noneOf(SampleKind.class);
    Set<IntervalKind> intervals = EnumSet.noneOf(IntervalKind.class);
    for (EventGroup group : kinds) {
      samples.addAll(group.samples());
      intervals.addAll(group.intervals());
    }
    Selection selection = new Selection(samples, intervals, rawTypes);
    return detailed ? selection : selection.withoutCauses();
  }

  long fromNanos() {
    return from.map(Nanos::of).orElse(Long.MIN_VALUE);
  }

  long toNanos() {
    return to.map(Nanos::of).orElse(Long.MAX_VALUE);
  }
}
