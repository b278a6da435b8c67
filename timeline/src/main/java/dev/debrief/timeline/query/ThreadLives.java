package dev.debrief.timeline.query;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.timeline.TimelineThread;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** When threads began and ended, from the first pass's events. For one thread. */
public final class ThreadLives {
  /** The events that tell, with the fields that are needed. */
  public static final Map<String, Set<String>> EVENTS =
      Map.of(
          "jdk.ThreadStart", Set.of("thread", "eventThread", "parentThread", "stackTrace"),
          "jdk.ThreadEnd", Set.of("thread", "eventThread"),
          "jdk.VirtualThreadStart", Set.of("eventThread"),
          "jdk.VirtualThreadEnd", Set.of("eventThread"));

  private final Map<Long, Start> starts = new HashMap<>();
  private final Map<Long, Long> ends = new HashMap<>();

  private record Start(long timeNanos, Optional<TimelineThread> parent, StackTrace stack) {}

  /**
   * Takes an event; others than {@link #EVENTS} are left alone.
   *
   * @param threads the thread that the event's chunk means
   */
  public void accept(Event.RawEvent event, Function<ThreadRef, TimelineThread> threads) {
    if (!EVENTS.containsKey(event.type())) {
      return;
    }
    Optional<TimelineThread> thread =
        event
            .get("thread", ThreadRef.class)
            .or(() -> event.get("eventThread", ThreadRef.class))
            .filter(ref -> !ref.isLost())
            .map(threads);
    if (thread.isEmpty()) {
      return;
    }
    if (event.type().endsWith("Start")) {
      starts.putIfAbsent(
          thread.get().id(),
          new Start(
              event.startNanos(),
              event.get("parentThread", ThreadRef.class).filter(ref -> !ref.isLost()).map(threads),
              event.get("stackTrace", StackTrace.class).orElse(StackTrace.EMPTY)));
    } else {
      ends.put(thread.get().id(), event.startNanos());
    }
  }

  /** Returns the life of a thread whose first and last rows are known. */
  ThreadHistory history(TimelineThread thread, long firstNanos, long lastNanos) {
    Start start = starts.get(thread.id());
    Long end = ends.get(thread.id());
    return new ThreadHistory(
        thread,
        firstNanos,
        lastNanos,
        start == null ? OptionalLong.empty() : OptionalLong.of(start.timeNanos),
        end == null ? OptionalLong.empty() : OptionalLong.of(end),
        start == null ? Optional.empty() : start.parent,
        start == null ? StackTrace.EMPTY : start.stack);
  }
}
