package dev.debrief.detectors;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.EventType;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.RawFilter;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.timeline.FirstPassVisitor;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.ThreadLives;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Takes the events that detectors asked for out of the first pass. */
final class DetectorEvents implements FirstPassVisitor<DetectorEvents.OfChunk> {
  /** Threads write into buffers of their own, so that the file is in no order. */
  private static final Comparator<Event.RawEvent> BY_START =
      Comparator.comparingLong(Event.RawEvent::startNanos);

  private final List<GuardedDetection> detections;

  /** Who wants to see the events of a type. */
  private final Map<String, List<GuardedDetection>> viewers = new HashMap<>();

  private final ThreadLives lives;
  private final Map<String, Set<String>> wanted = new HashMap<>();
  private final Set<String> shown;
  private final Set<EventSum> sums = new LinkedHashSet<>();
  private final RawChoice choice = this::choose;

  DetectorEvents(List<GuardedDetection> detections, ThreadLives lives) {
    this.detections = List.copyOf(detections);
    this.lives = lives;
    ThreadLives.EVENTS.forEach(this::want);
    for (GuardedDetection one : detections) {
      one.events().forEach(this::want);
      one.events()
          .keySet()
          .forEach(type -> viewers.computeIfAbsent(type, unused -> new ArrayList<>()).add(one));
    }
    shown = Set.copyOf(wanted.keySet());
    detections.forEach(one -> sums.addAll(one.sums()));
    sums.forEach(sum -> want(sum.type(), sum.fields()));
  }

  private void want(String type, Set<String> fields) {
    wanted.computeIfAbsent(type, unused -> new HashSet<>()).addAll(fields);
  }

  /** What becomes of the events of one type in one chunk. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record OfType(boolean shown, SummedEvents[] sums) {
    boolean wantsNext() {
      boolean wanted = shown;
      for (SummedEvents sum : sums) {
        wanted |= sum.wantsNext();
      }
      return wanted;
    }
  }

  /** The events of one chunk, and the sums of the frequent ones. */
  static final class OfChunk implements EventSink {
    private final Map<String, OfType> types = new HashMap<>();
    private final List<Event.RawEvent> events = new ArrayList<>();
    private final List<SummedEvents> sums;

    OfChunk(Set<String> shown, Set<EventSum> sums) {
      this.sums = sums.stream().map(SummedEvents::new).toList();
      shown.forEach(type -> types.put(type, ofType(type, true)));
      sums.forEach(sum -> types.computeIfAbsent(sum.type(), type -> ofType(type, false)));
    }

    private OfType ofType(String type, boolean shown) {
      return new OfType(
          shown,
          sums.stream()
              .filter(sum -> sum.request().type().equals(type))
              .toArray(SummedEvents[]::new));
    }

    @Override
    public RawFilter rawFilter(String type) {
      OfType known = types.get(type);
      if (known == null) {
        return RawFilter.NONE;
      }
      return known.sums.length == 0 ? RawFilter.ALL : known::wantsNext;
    }

    @Override
    public void raw(Event.RawEvent event) {
      OfType known = types.get(event.type());
      if (known == null) {
        return;
      }
      if (known.shown) {
        events.add(event);
      }
      for (SummedEvents sum : known.sums) {
        sum.add(event);
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
    return new OfChunk(shown, sums);
  }

  @Override
  public void end(Chunk chunk, OfChunk seen, Function<ThreadRef, TimelineThread> threads) {
    seen.events.sort(BY_START);
    for (Event.RawEvent event : seen.events) {
      lives.accept(event, threads);
      RecordedEvent recorded = new RecordedEvent(event, threads);
      for (GuardedDetection detection : viewers.getOrDefault(event.type(), List.of())) {
        detection.accept(recorded);
      }
    }
    for (SummedEvents sum : seen.sums) {
      if (!sum.isEmpty()) {
        detections.forEach(detection -> detection.accept(sum));
      }
    }
  }
}
