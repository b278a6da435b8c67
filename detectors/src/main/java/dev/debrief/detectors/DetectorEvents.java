package dev.debrief.detectors;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.EventType;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.timeline.FirstPassVisitor;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.ThreadLives;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Takes the events that detectors asked for out of the first pass. */
final class DetectorEvents implements FirstPassVisitor<DetectorEvents.OfChunk> {
  private final List<GuardedDetection> detections;
  private final ThreadLives lives;
  private final Map<String, Set<String>> wanted = new HashMap<>();
  private final RawChoice choice = this::choose;

  DetectorEvents(List<GuardedDetection> detections, ThreadLives lives) {
    this.detections = List.copyOf(detections);
    this.lives = lives;
    ThreadLives.EVENTS.forEach(this::want);
    detections.forEach(one -> one.events().forEach(this::want));
  }

  private void want(String type, Set<String> fields) {
    wanted.computeIfAbsent(type, unused -> new HashSet<>()).addAll(fields);
  }

  /** The events of one chunk, in the order of the file. */
  static final class OfChunk implements EventSink {
    private final Set<String> types;
    private final List<Event.RawEvent> events = new ArrayList<>();

    OfChunk(Set<String> types) {
      this.types = types;
    }

    @Override
    public void raw(Event.RawEvent event) {
      if (types.contains(event.type())) {
        events.add(event);
      }
    }
  }

  @Override
  public RawChoice choice() {
    return choice;
  }

  private Map<String, Set<String>> choose(List<EventType> declared) {
    Map<String, Set<String>> chosen = new HashMap<>();
    for (EventType type : declared) {
      Set<String> fields = wanted.get(type.name());
      if (fields != null) {
        chosen.put(type.name(), fields);
      }
    }
    return chosen;
  }

  @Override
  public OfChunk begin(Chunk chunk) {
    return new OfChunk(wanted.keySet());
  }

  @Override
  public void end(Chunk chunk, OfChunk seen, Function<ThreadRef, TimelineThread> threads) {
    for (Event.RawEvent event : seen.events) {
      lives.accept(event, threads);
      RecordedEvent recorded = new RecordedEvent(event, threads);
      for (GuardedDetection detection : detections) {
        if (detection.wants(event.type())) {
          detection.accept(recorded);
        }
      }
    }
  }
}
