package dev.debrief.detectors;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.StackTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of an {@link EventSum} in one chunk: at least one event. */
public final class SummedEvents {
  /** So many events of a chunk are all looked at, and after them every sixteenth. */
  private static final int ALL = 2_000;

  private static final int EVERY = 16;

  private final EventSum request;
  private final Map<Key, long[]> rows = new LinkedHashMap<>();
  private long seen;
  private long standsFor = 1;
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos = Long.MIN_VALUE;

  private record Key(StackTrace stack, String group) {
    /** Written out, because the one that the compiler makes is slow while it is interpreted. */
    @Override
    public int hashCode() {
      return 31 * stack.hashCode() + group.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && stack.equals(that.stack) && group.equals(that.group);
    }
  }

  /**
   * Events with the same stack and group.
   *
   * @param stack empty if they had none
   * @param group {@code ""} if there is none
   * @param count how many
   * @param weight sum of their weights, 0 without a field for it
   */
  public record Row(StackTrace stack, String group, long count, long weight) {}

  SummedEvents(EventSum request) {
    this.request = request;
  }

  /** Returns whether the next event shall be looked at; it then stands for those before it too. */
  boolean wantsNext() {
    seen++;
    standsFor = seen > ALL ? EVERY : 1;
    return seen <= ALL || seen % EVERY == 0;
  }

  void add(Event.RawEvent event) {
    StackTrace stack = event.get("stackTrace", StackTrace.class).orElse(StackTrace.EMPTY);
    String group = event.get(request.groupField(), String.class).orElse("");
    long[] sums = rows.computeIfAbsent(new Key(stack, group), unused -> new long[2]);
    sums[0] += standsFor;
    sums[1] +=
        standsFor
            * event.get(request.weightField(), Number.class).map(Number::longValue).orElse(0L);
    firstNanos = Math.min(firstNanos, event.startNanos());
    lastNanos = Math.max(lastNanos, event.startNanos());
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Returns what was asked for. */
  public EventSum request() {
    return request;
  }

  /** Returns the time of the first event, in epoch nanoseconds. */
  public long firstNanos() {
    return firstNanos;
  }

  /** Returns the time of the last event, in epoch nanoseconds. */
  public long lastNanos() {
    return lastNanos;
  }

  /** Returns the sums, in the order in which the first of each came. */
  public List<Row> rows() {
    List<Row> list = new ArrayList<>(rows.size());
    rows.forEach((key, sums) -> list.add(new Row(key.stack, key.group, sums[0], sums[1])));
    return list;
  }
}
