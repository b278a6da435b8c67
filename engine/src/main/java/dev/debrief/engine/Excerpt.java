package dev.debrief.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which part of a recording a request is about.
 *
 * @param from nothing earlier; empty is from the start
 * @param to nothing later; empty is to the end
 * @param threads only threads whose name fits one of these globs; empty is all
 * @param excludedThreads no threads whose name fits one of these globs
 * @param includeIdle whether threads that merely wait for work are shown
 * @param kinds only these kinds of events: {@code execution}, {@code native}, {@code cputime},
 *     {@code wall}, {@code park}, {@code monitor}, {@code sleep}, {@code socket}, {@code file},
 *     {@code trace}, {@code gc}; empty is all
 */
public record Excerpt(
    Optional<TimePoint> from,
    Optional<TimePoint> to,
    List<String> threads,
    List<String> excludedThreads,
    boolean includeIdle,
    List<String> kinds) {
  /** Everything but idle threads. */
  public static final Excerpt ALL =
      new Excerpt(Optional.empty(), Optional.empty(), List.of(), List.of(), false, List.of());

  public Excerpt {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    threads = List.copyOf(threads);
    excludedThreads = List.copyOf(excludedThreads);
    kinds = List.copyOf(kinds);
  }

  /** Returns the same between two points of time. */
  public Excerpt between(Optional<TimePoint> newFrom, Optional<TimePoint> newTo) {
    return new Excerpt(newFrom, newTo, threads, excludedThreads, includeIdle, kinds);
  }

  /** Returns the same of these threads, given as globs. */
  public Excerpt threads(List<String> only, List<String> except) {
    return new Excerpt(from, to, only, except, includeIdle, kinds);
  }

  /** Returns the same with or without idle threads. */
  public Excerpt includeIdle(boolean include) {
    return new Excerpt(from, to, threads, excludedThreads, include, kinds);
  }

  /** Returns the same of these kinds of events. */
  public Excerpt kinds(List<String> only) {
    return new Excerpt(from, to, threads, excludedThreads, includeIdle, only);
  }
}
