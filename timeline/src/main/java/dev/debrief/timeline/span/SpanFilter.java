package dev.debrief.timeline.span;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which spans somebody wants to see. A span matches if all that is asked for is true of it.
 *
 * @param names globs ({@code *} and {@code ?}) of which one must match its name; none means any
 * @param traceIds lower-case hexadecimal trace ids of which one must be its own; none means any
 * @param latency its least length; empty means any
 */
public record SpanFilter(List<String> names, Set<String> traceIds, Optional<Duration> latency) {
  /** Every span. */
  public static final SpanFilter ALL = new SpanFilter(List.of(), Set.of(), Optional.empty());

  public SpanFilter {
    names = List.copyOf(names);
    traceIds = Set.copyOf(traceIds);
  }

  /** Returns whether nothing is asked for, so that time without a span passes too. */
  public boolean isEmpty() {
    return names.isEmpty() && traceIds.isEmpty() && latency.isEmpty();
  }
}
