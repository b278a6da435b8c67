package dev.debrief.timeline.span;

import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.span.ContextStore.Rank;
import dev.debrief.timeline.span.ContextStore.Saying;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Joins spans of files with the threads of a recording: by the id of the thread, else by its name
 * where only one thread has it. They say where a span began, no more.
 */
final class ExternalJoin {
  private final SpanTable spans;
  private final ContextStore store;
  private final RuleBook book;
  private final Map<String, TimelineThread> byName = new HashMap<>();
  private final Set<String> sharedNames = new HashSet<>();
  private long notJoined;

  ExternalJoin(ContextMerge merge, RuleBook book, List<TimelineThread> threads) {
    this.spans = merge.spans();
    this.store = merge.store();
    this.book = book;
    for (TimelineThread thread : threads) {
      if (byName.put(thread.name(), thread) != null) {
        sharedNames.add(thread.name());
      }
    }
  }

  /** Where a span lies. */
  private record Place(long threadId, boolean certain) {}

  private record Parent(long threadId, long spanId) {}

  /**
   * Returns how much later the recording's clock shows the spans that it has too, in the median;
   * empty if there is none.
   */
  OptionalLong offset(List<ExternalSpan> external) {
    long[] offsets =
        external.stream()
            .mapToLong(
                span -> {
                  int known = spans.find(span.ids().traceLow(), span.ids().spanId());
                  return known >= 0 && spans.isTimed(known)
                      ? spans.start(known) - span.startNanos()
                      : Long.MIN_VALUE;
                })
            .filter(offset -> offset != Long.MIN_VALUE)
            .sorted()
            .toArray();
    return offsets.length == 0
        ? OptionalLong.empty()
        : OptionalLong.of(offsets[(offsets.length - 1) / 2]);
  }

  /** Adds spans, later by an offset. */
  void add(List<ExternalSpan> external, long offset) {
    Set<Parent> parents = new HashSet<>();
    Place[] places = new Place[external.size()];
    Arrays.setAll(places, i -> place(external.get(i)));
    for (int i = 0; i < places.length; i++) {
      parents.add(new Parent(places[i].threadId(), external.get(i).ids().parentId()));
    }
    for (int i = 0; i < places.length; i++) {
      ExternalSpan span = external.get(i);
      int number = describe(span, places[i], offset);
      if (places[i].threadId() < 0) {
        notJoined++;
        continue;
      }
      boolean hasChild = parents.contains(new Parent(places[i].threadId(), span.ids().spanId()));
      store.add(
          places[i].threadId(),
          span.startNanos() + offset,
          span.endNanos() + offset,
          new Saying(
              Rank.EXTERNAL,
              number,
              book.numberOf(span.details().source()),
              confidence(span, places[i], hasChild),
              false));
    }
  }

  /** Calls to elsewhere are often answered on another thread, unless something ran within. */
  private static Confidence confidence(ExternalSpan span, Place place, boolean hasChild) {
    SpanKind kind = span.details().kind();
    boolean call = kind == SpanKind.CLIENT || kind == SpanKind.PRODUCER;
    return !place.certain() || (call && !hasChild) ? Confidence.LOW : Confidence.MEDIUM;
  }

  private int describe(ExternalSpan span, Place place, long offset) {
    TraceIds ids = span.ids();
    int number = spans.add(ids.traceHigh(), ids.traceLow(), ids.spanId(), false);
    spans.parent(number, ids.parentId());
    spans.name(number, span.name(), SpanTable.Knowledge.OPERATION);
    spans.details(number, span.details());
    spans.time(
        number, span.startNanos() + offset, span.endNanos() + offset, true, place.threadId());
    return number;
  }

  private Place place(ExternalSpan span) {
    ExternalSpan.StartThread thread = span.thread();
    if (thread.id().isPresent()) {
      return new Place(thread.id().getAsLong(), true);
    }
    Optional<TimelineThread> named =
        Optional.ofNullable(byName.get(thread.name()))
            .filter(one -> !one.virtual() && !sharedNames.contains(one.name()));
    return new Place(named.map(TimelineThread::id).orElse((long) SpanTable.NONE), false);
  }

  /** Returns how many spans belong to no thread of the recording. */
  long notJoined() {
    return notJoined;
  }
}
