package dev.debrief.jfr.jmc;

import dev.debrief.jfr.ChunkReferences;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.EventType;
import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.Selection;
import dev.debrief.jfr.ThreadState;
import dev.debrief.jfr.chunk.Metadata;
import dev.debrief.jfr.decode.EventTable;
import dev.debrief.jfr.decode.EventTable.IntervalRow;
import dev.debrief.jfr.decode.EventTable.SampleRow;
import dev.debrief.jfr.decode.Texts;
import dev.debrief.jfr.decode.WallRuns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.flightrecorder.parser.IConstantPoolExtension;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;
import org.openjdk.jmc.flightrecorder.parser.IEventSinkFactory;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;
import org.openjdk.jmc.flightrecorder.parser.ValueField;
import org.openjdk.jmc.flightrecorder.parser.synthetic.OracleJdkTypeIDsPre11;

/**
 * Takes the events of one chunk out of JMC as they are read: wanted ones into columns, the others
 * only into the counts. Nothing is passed on to JMC's own store, so JMC keeps no event.
 */
final class JmcSinks implements IParserExtension, IEventSinkFactory {
  private static final Set<String> TIMES = Set.of("startTime", "duration", "endTime");

  private final Selection selection;
  private final Map<Long, String> typeNames;
  private final List<EventType> declared;
  private final Map<String, Set<String>> chosen;
  private final Delivery delivery;
  private final JmcThreads threads = new JmcThreads();
  private final JmcStacks stacks = new JmcStacks();
  private final JmcValues values = new JmcValues(threads, stacks);
  private final List<SampleBatch> samples = new ArrayList<>();
  private final List<IntervalBatch> intervals = new ArrayList<>();
  private final List<Event.RawEvent> raws = new ArrayList<>();
  private final ChunkReferences references = new ChunkReferences();
  private final WallRuns wall = new WallRuns(references);

  /**
   * @param metadata what the chunk declares; empty for format 0.9, which is not read for that: of
   *     its types nothing is chosen
   */
  JmcSinks(Selection selection, Optional<Metadata> metadata, Delivery delivery) {
    this.selection = selection;
    this.typeNames = metadata.map(Metadata::names).orElse(Map.of());
    this.declared =
        selection.rawChoice() == RawChoice.NONE
            ? List.of()
            : metadata.map(Metadata::eventTypes).orElse(List.of());
    this.chosen = selection.rawChoice().choose(declared);
    this.delivery = delivery;
  }

  @Override
  public IEventSinkFactory getEventSinkFactory(IEventSinkFactory subFactory) {
    return this;
  }

  @Override
  public IConstantPoolExtension createConstantPoolExtension() {
    return threads;
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public IEventSink create(
      String identifier,
      String label,
      String[] category,
      String description,
      List<ValueField> fields) {
    String type = typeName(identifier);
    EventRow row = new EventRow(fields);
    IEventSink sink = sink(type, row);
    return array -> {
      if (delivery.next()) {
        sink.addEvent(array);
        delivery.delivered(type);
      }
    };
  }

  private static String typeName(String identifier) {
    String translated = OracleJdkTypeIDsPre11.translate(identifier);
    return translated == null ? identifier : translated;
  }

  private IEventSink sink(String type, EventRow row) {
    Optional<SampleRow> sample = EventTable.sample(type);
    Optional<IntervalRow> interval = EventTable.interval(type);
    List<IEventSink> sinks = new ArrayList<>();
    if (sample.isPresent() && selection.samples().contains(sample.get().kind())) {
      sinks.add(sampleSink(sample.get(), row));
    }
    if (interval.isPresent() && selection.intervals().contains(interval.get().kind())) {
      sinks.add(intervalSink(interval.get(), row));
    }
    if (selection.rawTypes().contains(type)) {
      sinks.add(rawSink(type, row, IntStream.range(0, row.size()).toArray()));
    } else if (chosen.containsKey(type)) {
      Set<String> names = chosen.getOrDefault(type, Set.of());
      sinks.add(
          rawSink(
              type,
              row,
              IntStream.range(0, row.size()).filter(i -> isWanted(row.name(i), names)).toArray()));
    }
    return array -> sinks.forEach(sink -> sink.addEvent(array));
  }

  private static ThreadState state(@Nullable Object value) {
    return Texts.state(JmcValues.text(value));
  }

  private IEventSink sampleSink(SampleRow table, EventRow row) {
    TimeFields times = new TimeFields(row);
    int thread = row.index(table.thread().toArray(String[]::new));
    int stack = row.index("stackTrace");
    int state = row.index("state");
    if (table.kind() == SampleKind.WALL) {
      int count = row.index("samples");
      int span = row.index("timeSpan");
      return array ->
          wall.add(
              times.start(array),
              references.number(values.thread(EventRow.at(array, thread))),
              references.number(values.stack(EventRow.at(array, stack))),
              state(EventRow.at(array, state)),
              JmcValues.number(EventRow.at(array, count)),
              JmcValues.nanos(EventRow.at(array, span)));
    }
    int failed = row.index("failed");
    SampleBatch batch = new SampleBatch(table.kind(), references);
    samples.add(batch);
    return array -> {
      long at = times.start(array);
      batch.add(
          new Event.Sample(
              table.kind(),
              at,
              at,
              values.thread(EventRow.at(array, thread)),
              values.stack(EventRow.at(array, stack)),
              state(EventRow.at(array, state)),
              Boolean.TRUE.equals(EventRow.at(array, failed))));
    };
  }

  private IEventSink intervalSink(IntervalRow table, EventRow row) {
    TimeFields times = new TimeFields(row);
    int thread = row.index("eventThread", "thread");
    int stack = row.index("stackTrace");
    int subject = row.index(table.subject(), "klass", "class");
    int other = row.index(table.other());
    int address = row.index(table.address());
    IntervalBatch batch = new IntervalBatch(table.kind(), references);
    intervals.add(batch);
    return array -> {
      Object named = EventRow.at(array, other);
      batch.add(
          new Event.Interval(
              table.kind(),
              times.start(array),
              times.end(array),
              values.thread(EventRow.at(array, thread)),
              values.stack(EventRow.at(array, stack)),
              JmcValues.subject(EventRow.at(array, subject)),
              named == null ? Optional.empty() : Optional.of(values.thread(named)),
              JmcValues.number(EventRow.at(array, address))));
    };
  }

  private static boolean isWanted(String field, Set<String> names) {
    return TIMES.contains(field) || names.contains(field);
  }

  private IEventSink rawSink(String type, EventRow row, int[] wanted) {
    TimeFields times = new TimeFields(row);
    boolean setting = type.equals("jdk.ActiveSetting");
    return array -> {
      Map<String, Object> fields = new HashMap<>();
      for (int i : wanted) {
        Object value =
            array[i] instanceof String text ? Texts.bounded(text, type) : values.raw(array[i]);
        if (value != null) {
          fields.put(row.name(i), setting ? settingValue(row.name(i), value) : value);
        }
      }
      raws.add(new Event.RawEvent(type, times.start(array), times.end(array), fields));
    };
  }

  private Object settingValue(String field, Object value) {
    boolean typeId = field.equals("id") && value instanceof Long;
    @Nullable String name = typeId ? typeNames.get(value) : null;
    return name == null ? value : name;
  }

  /** Returns how many stacks were cut because they were too deep. */
  long cutStacks() {
    return stacks.cut();
  }

  /** Hands everything that was taken over to the reader's sink. */
  void handOver(EventSink sink) {
    if (!declared.isEmpty()) {
      sink.declared(declared);
    }
    samples.stream().filter(batch -> batch.size() > 0).forEach(sink::samples);
    SampleBatch runs = wall.batch();
    if (runs.size() > 0) {
      sink.samples(runs);
    }
    intervals.stream().filter(batch -> batch.size() > 0).forEach(sink::intervals);
    raws.forEach(sink::raw);
    sink.counts(delivery.counts());
  }
}
