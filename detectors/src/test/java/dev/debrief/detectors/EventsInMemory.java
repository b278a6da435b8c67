package dev.debrief.detectors;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.ChunkHeader;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.EventType;
import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import dev.debrief.jfr.RecordingReader;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.Selection;
import dev.debrief.jfr.input.FoundInputs;
import dev.debrief.jfr.input.InputOptions;
import dev.debrief.jfr.input.RecordingFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** All events of a small recording, which can be changed and read again. Immutable. */
final class EventsInMemory implements EventSource {
  /** Events that each chunk has, because each chunk can be read alone. */
  private static final Set<String> IN_EVERY_CHUNK =
      Set.of(
          "jdk.ActiveSetting", "jdk.ActiveRecording", "jdk.JVMInformation", "jdk.CPUInformation");

  private final List<Part> parts;

  /** The content of one chunk. */
  record Part(ChunkHeader header, List<EventType> declared, List<Event> events) {
    Part {
      events = List.copyOf(events);
    }

    Part with(List<Event> changed) {
      return new Part(header, declared, changed);
    }
  }

  private EventsInMemory(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Reads a recording, packed or not. */
  static EventsInMemory of(Path file) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    InputOptions options = InputOptions.defaults(temporary);
    try (FoundInputs found = new RecordingFinder(options).find(List.of(file.toString()));
        Recording recording = found.inputs().get(0).open(new Diagnostics())) {
      EventSource source = RecordingReader.open(recording);
      List<Part> parts = new ArrayList<>();
      for (Chunk chunk : source.chunks()) {
        if (chunk.readable()) {
          parts.add(part(source, chunk));
        }
      }
      return new EventsInMemory(parts);
    } catch (RecordingException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static Part part(EventSource source, Chunk chunk) throws IOException {
    List<EventType> declared = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    RawChoice all =
        types -> {
          Map<String, Set<String>> chosen = new HashMap<>();
          types.forEach(type -> chosen.put(type.name(), fields(type)));
          return chosen;
        };
    source.read(
        chunk,
        Selection.everythingAnd(Set.of()).choosing(all),
        new EventSink() {
          @Override
          public void declared(List<EventType> types) {
            declared.addAll(types);
          }

          @Override
          public void samples(SampleBatch batch) {
            for (int row = 0; row < batch.size(); row++) {
              events.add(batch.event(row));
            }
          }

          @Override
          public void intervals(IntervalBatch batch) {
            for (int row = 0; row < batch.size(); row++) {
              events.add(batch.event(row));
            }
          }

          @Override
          public void raw(Event.RawEvent event) {
            events.add(event);
          }
        });
    return new Part(chunk.header(), declared, events);
  }

  private static Set<String> fields(EventType type) {
    return Set.copyOf(type.fields().stream().map(EventType.Field::name).toList());
  }

  /** Returns the same recording with each event changed, or left out. */
  EventsInMemory map(Function<Event, Optional<Event>> change) {
    return parts(
        part -> part.with(part.events.stream().flatMap(e -> change.apply(e).stream()).toList()));
  }

  private EventsInMemory parts(Function<Part, Part> change) {
    return new EventsInMemory(parts.stream().map(change).toList());
  }

  /** Returns the same recording with the time of events and chunks changed. */
  EventsInMemory times(TimeChange change) {
    return new EventsInMemory(
        map(change).parts.stream()
            .map(part -> new Part(change.header(part.header), part.declared, part.events))
            .toList());
  }

  /** Returns the same recording with the events of each chunk in another order. */
  EventsInMemory shuffled(long seed) {
    Random random = new Random(seed);
    return parts(
        part -> {
          List<Event> events = new ArrayList<>(part.events);
          Collections.shuffle(events, random);
          return part.with(events);
        });
  }

  /** Returns the same recording with further events in its first chunk. */
  EventsInMemory with(List<Event> more) {
    List<Part> changed = new ArrayList<>(parts);
    List<Event> events = new ArrayList<>(parts.get(0).events);
    events.addAll(more);
    changed.set(0, parts.get(0).with(events));
    return new EventsInMemory(changed);
  }

  /** Returns the same recording with each chunk cut into some of equal length. */
  EventsInMemory split(int pieces) {
    List<Part> cut = new ArrayList<>();
    for (Part part : parts) {
      long step = Math.max(1, part.header.durationNanos() / pieces);
      for (int piece = 0; piece < pieces; piece++) {
        long from = part.header.startNanos() + piece * step;
        long to = piece == pieces - 1 ? Long.MAX_VALUE : from + step;
        long begin = piece == 0 ? Long.MIN_VALUE : from;
        List<Event> events =
            part.events.stream()
                .filter(event -> inEveryChunk(event) || within(event, begin, to))
                .toList();
        cut.add(new Part(header(part.header, from, step), part.declared, events));
      }
    }
    return new EventsInMemory(cut);
  }

  private static boolean inEveryChunk(Event event) {
    return event instanceof Event.RawEvent raw && IN_EVERY_CHUNK.contains(raw.type());
  }

  /** Events are written when they end. */
  private static boolean within(Event event, long from, long to) {
    return event.endNanos() >= from && event.endNanos() < to;
  }

  static ChunkHeader header(ChunkHeader of, long start, long duration) {
    return new ChunkHeader(
        of.major(),
        of.minor(),
        of.sizeBytes(),
        of.constantPoolOffset(),
        of.metadataOffset(),
        start,
        duration,
        of.startTicks(),
        of.ticksPerSecond(),
        of.features());
  }

  /** Returns the start of the first chunk. */
  long startNanos() {
    return parts.get(0).header.startNanos();
  }

  /** Returns the end of the last event. */
  long endNanos() {
    return parts.stream()
        .flatMap(part -> part.events.stream())
        .mapToLong(Event::endNanos)
        .max()
        .orElse(startNanos());
  }

  @Override
  public List<Chunk> chunks() {
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      chunks.add(new Chunk(i + 1, 0, i, 1, parts.get(i).header, Chunk.State.WHOLE, 0));
    }
    return chunks;
  }

  @Override
  public void read(Chunk chunk, Selection selection, EventSink sink) {
    Part part = parts.get(chunk.number() - 1);
    Map<String, Set<String>> chosen = Map.of();
    if (selection.rawChoice() != RawChoice.NONE) {
      sink.declared(part.declared);
      chosen = selection.rawChoice().choose(part.declared);
    }
    Map<String, Long> counts = new HashMap<>();
    for (Event event : part.events) {
      if (event instanceof Event.RawEvent raw) {
        counts.merge(raw.type(), 1L, Long::sum);
        if (selection.rawTypes().contains(raw.type())) {
          sink.raw(raw);
        } else if (chosen.containsKey(raw.type())) {
          sink.raw(raw);
        }
      } else if (event instanceof Event.Sample sample
          && selection.samples().contains(sample.kind())) {
        SampleBatch batch = new SampleBatch(sample.kind());
        batch.add(sample);
        sink.samples(batch);
      } else if (event instanceof Event.Interval interval
          && selection.intervals().contains(interval.kind())) {
        IntervalBatch batch = new IntervalBatch(interval.kind());
        batch.add(interval);
        sink.intervals(batch);
      }
    }
    sink.counts(counts);
  }

  @Override
  public List<Diagnostic> diagnostics() {
    return List.of();
  }
}
