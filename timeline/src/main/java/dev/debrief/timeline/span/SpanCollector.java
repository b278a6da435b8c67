package dev.debrief.timeline.span;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventType;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.timeline.FirstPassVisitor;
import dev.debrief.timeline.TimelineThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Takes the events that carry context out of the first pass over a recording. Used once, for one
 * recording:
 *
 * <pre>{@code
 * SpanCollector collector = new SpanCollector(sources, SpanOptions.DEFAULTS);
 * RecordingIndex index = RecordingIndex.of(source, workers, collector);
 * SpanIndex spans = collector.index(index.threads(), externalSpans);
 * }</pre>
 *
 * A recording without such events costs no more than with no collector at all.
 */
public final class SpanCollector implements FirstPassVisitor<ContextRows> {
  private final RuleBook book;
  private final SpanOptions options;
  private final CarriedContext before;
  private final ContextMerge merge;
  private final SortedMap<String, EventType> unknownTypes = new TreeMap<>();
  private Optional<ContextRows.Jvm> jvm = Optional.empty();
  private long startNanos = Long.MAX_VALUE;
  private long endNanos = Long.MIN_VALUE;
  private long clockBaseNanos;
  private long unreadable;

  /**
   * @param sources the producers that count; those with higher priority are asked first
   */
  public SpanCollector(List<SpanSource> sources, SpanOptions options) {
    this(sources, options, CarriedContext.NONE);
  }

  /**
   * @param sources the producers that count; those with higher priority are asked first
   * @param before context of the recording before; it counts if this one goes on with the same JVM
   *     within a second
   */
  public SpanCollector(List<SpanSource> sources, SpanOptions options, CarriedContext before) {
    this.book = new RuleBook(sources);
    this.options = options;
    this.before = before;
    this.merge = new ContextMerge(options);
  }

  @Override
  public RawChoice choice() {
    return book;
  }

  @Override
  public ContextRows begin(Chunk chunk) {
    return new ContextRows(book);
  }

  @Override
  public List<Event.Sample> samples(ContextRows events) {
    return events.samples();
  }

  @Override
  public void end(Chunk chunk, ContextRows events, Function<ThreadRef, TimelineThread> threads) {
    merge.add(events, threads);
    unreadable += events.unreadable();
    jvm = jvm.or(events::jvm);
    events.unknownTypes().forEach(type -> unknownTypes.putIfAbsent(type.name(), type));
    clockBaseNanos = CarriedContext.clockBaseNanos(chunk.header());
    startNanos = Math.min(startNanos, chunk.header().startNanos());
    endNanos = Math.max(endNanos, chunk.header().startNanos() + chunk.header().durationNanos());
  }

  /**
   * Returns what was found, once the recording has been read.
   *
   * @param threads of the recording, on which external spans that know no more than the name of
   *     their thread are joined
   * @param external spans of files beside the recording
   */
  public SpanIndex index(List<TimelineThread> threads, List<ExternalSpan> external) {
    if (before.continuesIn(new CarriedContext.WritingJvm(jvm, clockBaseNanos), startNanos)) {
      merge.begin(before, startNanos, book);
    }
    merge.clampToThreads();
    ExternalJoin join = new ExternalJoin(merge, book, threads);
    OptionalLong estimate = join.offset(external);
    OptionalLong offset =
        options.clockOffset().isPresent()
            ? OptionalLong.of(options.clockOffset().get().toNanos())
            : estimate;
    join.add(external, offset.orElse(0));
    merge.trim();
    TrackMaker maker = new TrackMaker(merge.store(), merge.spans());
    var tracks = maker.run();
    SpanNotes notes = new SpanNotes(merge);
    notes.unreadable(unreadable);
    notes.joined(external.size(), join.notJoined());
    notes.offset(options.clockOffset().isPresent() ? OptionalLong.empty() : estimate);
    notes.overlaps(maker.overlaps());
    SortedMap<String, Long> events = new TreeMap<>(merge.events());
    external.forEach(span -> events.merge(span.details().source(), 1L, Long::sum));
    return new SpanIndex(
        merge.spans(), tracks, notes.list(), new SpanIndex.Origins(book.names(), events, offset));
  }

  /** Returns the context in which the recording left its threads, once it has been read. */
  public CarriedContext carried() {
    return new CarriedContext(
        new CarriedContext.WritingJvm(jvm, clockBaseNanos), endNanos, merge.lastStates());
  }

  /**
   * Returns the types of events that declare a field which looks like the id of a trace or span and
   * that no source knows, in alphabetical order, once the recording has been read.
   */
  public List<EventType> unknownTypes() {
    return new ArrayList<>(unknownTypes.values());
  }
}
