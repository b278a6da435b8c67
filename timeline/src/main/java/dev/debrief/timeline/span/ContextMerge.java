package dev.debrief.timeline.span;

import dev.debrief.jfr.ThreadRef;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.span.ContextStore.Rank;
import dev.debrief.timeline.span.ContextStore.Saying;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Puts the rows of chunks together: threads and spans get one identity over all chunks. */
final class ContextMerge {
  private final SpanOptions options;
  private final SpanTable spans = new SpanTable();
  private final ContextStore store = new ContextStore();
  private final Map<Long, Long> threadStarts = new HashMap<>();
  private final Map<Long, CarriedContext.State> lastStates = new HashMap<>();
  private final Map<Long, Long> lastStateTimes = new HashMap<>();
  private final SortedMap<String, Long> events = new TreeMap<>();
  private final SortedMap<String, SpanRule> thresholds = new TreeMap<>();
  private long withoutThread;
  private long refused;

  ContextMerge(SpanOptions options) {
    this.options = options;
  }

  /** Adds the rows of a chunk. */
  void add(ContextRows rows, Function<ThreadRef, TimelineThread> threads) {
    Map<ThreadRef, Long> ids = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      SpanRule rule = rows.source(row).rule();
      events.merge(rule.source(), 1L, Long::sum);
      if (!rule.traits().minDuration().isZero()) {
        thresholds.put(rule.source(), rule);
      }
      ThreadRef thread = rows.thread(row);
      boolean known = !thread.equals(ThreadRef.UNKNOWN);
      long threadId =
          known ? ids.computeIfAbsent(thread, ref -> threads.apply(ref).id()) : SpanTable.NONE;
      if (thread.isLost() && rule.shape() != Shape.OPERATION) {
        withoutThread++;
      }
      add(rows, row, threadId);
    }
    rows.threadStarts()
        .forEach(
            (ref, start) -> {
              if (ref.javaId() > 0) {
                threadStarts.merge(ref.javaId(), start, Math::min);
              }
            });
    refused += rows.refused();
  }

  private void add(ContextRows rows, int row, long threadId) {
    SpanRule rule = rows.source(row).rule();
    int span =
        switch (rows.content(row)) {
          case SPAN, MADE, LEFT -> span(rows, row);
          case NAME_ONLY -> named(rows, row, threadId);
          case EMPTY -> Track.EMPTY;
          case NOTHING -> Track.UNKNOWN;
        };
    if (span >= 0) {
      describe(rows, row, span, threadId);
    }
    boolean says = span != Track.UNKNOWN || rule.shape() == Shape.LABEL;
    boolean counts = rule.shape() != Shape.OPERATION || (options.operationsCount() && span >= 0);
    if (threadId < 0 || !says || !counts) {
      return;
    }
    boolean left = rows.content(row) == ContextRows.Content.LEFT;
    Confidence confidence = rule.traits().confidence();
    Saying saying = new Saying(rank(rule), span, rows.source(row).number(), confidence, left);
    store.add(threadId, rows.start(row), rows.end(row), saying);
    if (rule.traits().carryOver()) {
      carry(rows, row, threadId, left);
    }
  }

  private static Rank rank(SpanRule rule) {
    return switch (rule.shape()) {
      case LABEL -> Rank.LABEL;
      case STATE -> Rank.STATE;
      case SCOPE -> rule.ids().isEmpty() ? Rank.NAMED_SCOPE : Rank.SCOPE;
      case OPERATION -> Rank.OPERATION;
    };
  }

  private int span(ContextRows rows, int row) {
    boolean made = rows.content(row) == ContextRows.Content.MADE;
    return rows.spanId(row) == 0
        ? Track.EMPTY
        : spans.add(rows.traceHigh(row), rows.traceLow(row), rows.spanId(row), made);
  }

  /** The event is the span; its id is made of what tells it from others. */
  private int named(ContextRows rows, int row, long threadId) {
    String key = rows.start(row) + "+" + (rows.end(row) - rows.start(row)) + "@" + threadId;
    String all = rows.facts(row).name() + '\n' + key;
    return spans.add(0, 0, IdReader.made(rows.source(row).rule().source(), all), true);
  }

  private void describe(ContextRows rows, int row, int span, long threadId) {
    SpanRule rule = rows.source(row).rule();
    spans.parent(span, rows.parentId(row));
    spans.localRoot(span, rows.localRootId(row));
    SpanTable.Knowledge knowledge =
        switch (rule.shape()) {
          case LABEL -> SpanTable.Knowledge.LABEL;
          case SCOPE, STATE -> SpanTable.Knowledge.SCOPE;
          case OPERATION -> SpanTable.Knowledge.OPERATION;
        };
    spans.name(span, rows.facts(row).name(), knowledge);
    spans.details(
        span,
        new ExternalSpan.Details(
            SpanKind.UNKNOWN, "", "", rule.source(), rows.facts(row).attributes()));
    boolean instant = rows.end(row) == rows.start(row);
    boolean operation = rule.shape() == Shape.OPERATION;
    boolean exact = rows.content(row) == ContextRows.Content.NAME_ONLY || operation;
    if (operation && instant) {
      return;
    }
    boolean onThread = !operation || !rule.threads().start().isEmpty();
    spans.time(span, rows.start(row), rows.end(row), exact, onThread ? threadId : SpanTable.NONE);
    if (operation || rule.shape() == Shape.SCOPE) {
      spans.timed(span);
    }
  }

  private void carry(ContextRows rows, int row, long threadId, boolean left) {
    if (lastStateTimes.getOrDefault(threadId, Long.MIN_VALUE) > rows.start(row)) {
      return;
    }
    lastStateTimes.put(threadId, rows.start(row));
    boolean none = left || rows.content(row) == ContextRows.Content.EMPTY;
    SpanRule rule = rows.source(row).rule();
    lastStates.put(
        threadId,
        new CarriedContext.State(
            none
                ? TraceIds.NONE
                : new TraceIds(
                    rows.traceHigh(row), rows.traceLow(row), rows.spanId(row), rows.parentId(row)),
            rows.facts(row).name(),
            rule.source(),
            rule.traits().confidence()));
  }

  /** Lets the states of threads hold from an instant on. */
  void begin(CarriedContext carried, long startNanos, RuleBook book) {
    carried
        .states()
        .forEach(
            (threadId, state) -> {
              TraceIds ids = state.ids();
              int span =
                  ids.isEmpty()
                      ? Track.EMPTY
                      : spans.add(ids.traceHigh(), ids.traceLow(), ids.spanId(), false);
              if (span >= 0) {
                spans.name(span, state.name(), SpanTable.Knowledge.SCOPE);
                spans.parent(span, ids.parentId());
                spans.time(span, startNanos, startNanos, false, threadId);
              }
              store.add(
                  threadId,
                  startNanos,
                  startNanos,
                  new Saying(
                      Rank.STATE, span, book.numberOf(state.source()), state.confidence(), false));
              lastStates.putIfAbsent(threadId, state);
            });
  }

  /** Cuts scopes that begin before their thread: they were begun by another one. */
  void clampToThreads() {
    for (int row = 0; row < store.size(); row++) {
      Rank rank = store.rank(row);
      if (rank == Rank.SCOPE || rank == Rank.NAMED_SCOPE) {
        long start = threadStarts.getOrDefault(store.threadId(row), Long.MIN_VALUE);
        if (start > store.start(row)) {
          store.clamp(row, start);
        }
      }
    }
  }

  /** Gives back what is not needed, once nothing is added any more. */
  void trim() {
    store.trim();
    spans.trim();
  }

  SpanTable spans() {
    return spans;
  }

  ContextStore store() {
    return store;
  }

  /** Returns the last state of every thread, of sources that tell of changes only. */
  Map<Long, CarriedContext.State> lastStates() {
    return lastStates;
  }

  /** Returns how many events each source had. */
  SortedMap<String, Long> events() {
    return events;
  }

  /** Returns a rule of each source that leaves short scopes out. */
  SortedMap<String, SpanRule> thresholds() {
    return thresholds;
  }

  /** Returns how many events name no thread that is known. */
  long withoutThread() {
    return withoutThread;
  }

  /** Returns how many names and attributes were left out because there are too many. */
  long refused() {
    return refused + spans.refused();
  }
}
