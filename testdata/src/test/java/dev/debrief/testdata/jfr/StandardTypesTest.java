package dev.debrief.testdata.jfr;

import static dev.debrief.testdata.jfr.RecordingBuilder.START_NANOS;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every standard event type, read back by the JDK and by JMC. */
class StandardTypesTest {
  private static final List<String> EVENT_TYPES = eventTypes();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
  void jdkReadsAnEventOfEveryType(Integers integers) throws Exception {
    assertThat(Readers.jdkCounts(oneOfEach(integers))).isEqualTo(oneEach());
  }

  @ParameterizedTest
  @EnumSource(Integers.class)
  void jmcReadsAnEventOfEveryType(Integers integers) throws Exception {
    assertThat(Readers.jmcCounts(oneOfEach(integers))).isEqualTo(oneEach());
  }

  @Test
  void unitsAreThoseOfTheJdk() throws Exception {
    Map<String, String> units = new TreeMap<>();
    for (RecordedEvent event : Readers.jdk(oneOfEach(Integers.COMPRESSED))) {
      for (ValueDescriptor field : event.getEventType().getFields()) {
        String name = event.getEventType().getName() + "." + field.getName();
        Stream.of(field.getAnnotation(Timespan.class))
            .filter(annotation -> annotation != null)
            .forEach(annotation -> units.put(name, annotation.value()));
        Stream.of(field.getAnnotation(Timestamp.class))
            .filter(annotation -> annotation != null)
            .forEach(annotation -> units.put(name, annotation.value()));
      }
    }
    assertThat(units)
        .containsEntry("jdk.ThreadPark.startTime", "TICKS")
        .containsEntry("jdk.ThreadPark.duration", "TICKS")
        .containsEntry("jdk.ThreadPark.timeout", "NANOSECONDS")
        .containsEntry("jdk.ThreadPark.until", "MILLISECONDS_SINCE_EPOCH")
        .containsEntry("jdk.JavaMonitorWait.timeout", "MILLISECONDS")
        .containsEntry("profiler.WallClockSample.timeSpan", "TICKS")
        .containsEntry("jdk.CPUTimeSample.samplingPeriod", "TICKS");
  }

  /** The running JDK declares many of the types itself: names, order and kinds must agree. */
  @Test
  void fieldsAreThoseOfTheRunningJdk() throws Exception {
    Map<String, List<String>> ours = new TreeMap<>();
    for (RecordedEvent event : Readers.jdk(oneOfEach(Integers.COMPRESSED))) {
      ours.put(event.getEventType().getName(), fields(event.getEventType()));
    }
    Map<String, List<String>> theirs = new TreeMap<>();
    jdk.jfr.FlightRecorder.getFlightRecorder().getEventTypes().stream()
        .filter(type -> ours.containsKey(type.getName()))
        // Newer JDKs give some types more fields, older ones more of the general ones.
        .filter(type -> ours.get(type.getName()).size() == type.getFields().size())
        .forEach(type -> theirs.put(type.getName(), fields(type)));
    assertThat(theirs).hasSizeGreaterThan(15);
    assertThat(ours).containsAllEntriesOf(theirs);
  }

  private static List<String> fields(jdk.jfr.EventType type) {
    return type.getFields().stream().map(f -> f.getName() + " " + f.getTypeName()).toList();
  }

  private static byte[] oneOfEach(Integers integers) {
    return recording()
        .chunk(
            c -> {
              c.integers(integers);
              EVENT_TYPES.stream()
                  .filter(type -> !type.equals("jdk.ActiveSetting"))
                  .forEach(type -> c.event(type, e -> e.at(START_NANOS)));
              // JMC fails on a setting of a type that the metadata does not declare.
              c.setting("jdk.ThreadPark", "enabled", "true");
            })
        .toBytes();
  }

  private static Map<String, Integer> oneEach() {
    Map<String, Integer> counts = new TreeMap<>();
    EVENT_TYPES.forEach(type -> counts.put(type, 1));
    return counts;
  }

  private static List<String> eventTypes() {
    return new TypeTable(100, List.of())
        .all().stream().filter(t -> t.kind() == Type.Kind.EVENT).map(Type::name).toList();
  }
}
