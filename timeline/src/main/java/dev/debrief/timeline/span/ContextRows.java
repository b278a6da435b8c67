package dev.debrief.timeline.span;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.EventType;
import dev.debrief.jfr.ThreadRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The context that the events of one chunk carry, in columns, before threads and spans are known.
 * For one thread at a time.
 */
final class ContextRows implements EventSink {
  private static final int MOST_TEXTS = 1 << 18;
  private static final int IDS = 5;
  private static final Content[] CONTENTS = Content.values();

  private final RuleBook book;
  private final Texts<ThreadRef> threads = new Texts<>(ThreadRef.UNKNOWN, Integer.MAX_VALUE);
  private final Texts<ContextFacts> facts = new Texts<>(ContextFacts.NONE, MOST_TEXTS);
  private final Texts<Source> sources = new Texts<>(Source.NONE, Short.MAX_VALUE);
  private final Map<ThreadRef, Long> threadStarts = new HashMap<>();
  private Map<String, ContextReader> readers = Map.of();
  private Optional<Jvm> jvm = Optional.empty();
  private List<SpanSource> samplers = List.of();
  private final List<Event.Sample> samples = new ArrayList<>();
  private List<EventType> unknownTypes = List.of();
  private Map<String, Long> counts = Map.of();
  private long unreadable;

  private int size;
  private long[] starts = new long[16];
  private long[] ends = new long[16];
  private long[] ids = new long[IDS * 16];
  private int[] threadOf = new int[16];
  private int[] factsOf = new int[16];
  private short[] sourceOf = new short[16];
  private byte[] contents = new byte[16];

  ContextRows(RuleBook book) {
    this.book = book;
  }

  /** What an event says of context. */
  enum Content {
    /** The ids of a span. */
    SPAN,
    /** Ids that are ours, made of something that stands for a span. */
    MADE,
    /** A name, and the event itself is the span. */
    NAME_ONLY,
    /** That there is no span. */
    EMPTY,
    /** That a span has been left. */
    LEFT,
    /** Nothing. */
    NOTHING
  }

  /** Which process wrote the recording. */
  record Jvm(long pid, long startMillis) {}

  /** Which rule of which source, by its number, an event was read with. */
  record Source(SpanRule rule, int number) {
    static final Source NONE = new Source(SpanRule.of("", Shape.OPERATION), 0);

    /** The rules of a chunk are single objects, and comparing them would be a lot of work. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof Source that && rule == that.rule && number == that.number;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(rule) + number;
    }
  }

  @Override
  public void declared(List<EventType> types) {
    RuleBook.Chapter chapter = book.chapter(types);
    readers = chapter.readers();
    samplers = chapter.samplers();
    unknownTypes = chapter.unknown();
  }

  @Override
  public void raw(Event.RawEvent event) {
    ContextReader reader = readers.get(event.type());
    if (reader != null) {
      reader.read(event, this);
    }
    samplers.forEach(sampler -> samples.addAll(sampler.samples(event)));
    switch (event.type()) {
      case RuleBook.THREAD_START -> threadStart(event);
      case "jdk.JVMInformation" -> jvm(event);
      default -> {}
    }
  }

  private void threadStart(Event.RawEvent event) {
    event
        .get("thread", ThreadRef.class)
        .or(() -> event.get("eventThread", ThreadRef.class))
        .ifPresent(thread -> threadStarts.merge(thread, event.startNanos(), Math::min));
  }

  private void jvm(Event.RawEvent event) {
    Optional<Long> pid = event.get("pid", Long.class);
    Optional<Instant> start = event.get("jvmStartTime", Instant.class);
    if (pid.isPresent() && start.isPresent()) {
      jvm = Optional.of(new Jvm(pid.get(), start.get().toEpochMilli()));
    }
  }

  /** Appends what an event says. */
  void add(Source source, Event.RawEvent event, ThreadRef thread, EventIds of, ContextFacts known) {
    if (size == starts.length) {
      grow(size + (size >> 1));
    }
    starts[size] = event.startNanos();
    ends[size] = event.endNanos();
    sourceOf[size] = (short) sources.numberOf(source);
    threadOf[size] = threads.numberOf(thread);
    factsOf[size] = facts.numberOf(known);
    contents[size] = of.content();
    of.copyTo(ids, IDS * size);
    unreadable += of.unreadable();
    size++;
  }

  private void grow(int capacity) {
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    ids = Arrays.copyOf(ids, IDS * capacity);
    threadOf = Arrays.copyOf(threadOf, capacity);
    factsOf = Arrays.copyOf(factsOf, capacity);
    sourceOf = Arrays.copyOf(sourceOf, capacity);
    contents = Arrays.copyOf(contents, capacity);
  }

  int size() {
    return size;
  }

  long start(int row) {
    return starts[row];
  }

  long end(int row) {
    return ends[row];
  }

  ThreadRef thread(int row) {
    return threads.get(threadOf[row]);
  }

  ContextFacts facts(int row) {
    return facts.get(factsOf[row]);
  }

  Source source(int row) {
    return sources.get(sourceOf[row]);
  }

  Content content(int row) {
    return CONTENTS[contents[row]];
  }

  long traceHigh(int row) {
    return ids[IDS * row];
  }

  long traceLow(int row) {
    return ids[IDS * row + 1];
  }

  long spanId(int row) {
    return ids[IDS * row + 2];
  }

  long parentId(int row) {
    return ids[IDS * row + 3];
  }

  long localRootId(int row) {
    return ids[IDS * row + 4];
  }

  /** Returns samples that events stand for. */
  List<Event.Sample> samples() {
    return samples;
  }

  Map<ThreadRef, Long> threadStarts() {
    return threadStarts;
  }

  Optional<Jvm> jvm() {
    return jvm;
  }

  @Override
  public void counts(Map<String, Long> eventsByType) {
    counts = eventsByType;
  }

  /** Returns the types that have events and look like context, and that no source knows. */
  List<EventType> unknownTypes() {
    return unknownTypes.stream().filter(type -> counts.containsKey(type.name())).toList();
  }

  /** Returns how many ids could not be read. */
  long unreadable() {
    return unreadable;
  }

  /** Returns how many names and attributes were left out because there are too many. */
  long refused() {
    return facts.refused();
  }
}
