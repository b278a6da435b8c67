package dev.debrief.detectors;

import dev.debrief.jfr.RecordingInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Events without which a detector sees nothing; one of several types is enough.
 *
 * @param anyOf names of event types
 * @param purpose what they tell, for example {@code waits for locks}
 * @param setting how to switch them on, as in {@code jdk.ThreadPark#enabled=true}
 */
public record EventNeed(List<String> anyOf, String purpose, String setting) {
  /** What a sampler saw, of whatever kind. */
  public static final EventNeed SAMPLES =
      new EventNeed(
          List.of(
              "jdk.ExecutionSample",
              "jdk.CPUTimeSample",
              "profiler.WallClockSample",
              "jdk.NativeMethodSample"),
          "samples of running threads",
          "jdk.ExecutionSample#enabled=true,jdk.ExecutionSample#period=10ms");

  /** Waits of threads for each other. */
  public static final EventNeed WAITS =
      new EventNeed(
          List.of("jdk.ThreadPark", "jdk.JavaMonitorWait"),
          "waits of threads for each other",
          "jdk.ThreadPark#enabled=true,jdk.ThreadPark#threshold=10ms,"
              + "jdk.JavaMonitorWait#enabled=true,jdk.JavaMonitorWait#threshold=10ms");

  public EventNeed {
    anyOf = List.copyOf(anyOf);
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(setting, "setting");
    if (anyOf.isEmpty()) {
      throw new IllegalArgumentException("a need names at least one type");
    }
  }

  /** Returns the need of one type. */
  public static EventNeed of(String type, String purpose, String setting) {
    return new EventNeed(List.of(type), purpose, setting);
  }

  /** Returns whether a recording has such events, or would have written them if there were any. */
  public boolean metBy(RecordingInfo info) {
    for (String type : anyOf) {
      Map<String, String> settings = info.settings().getOrDefault(type, Map.of());
      if (info.eventCounts().getOrDefault(type, 0L) > 0
          || settings.getOrDefault("enabled", "").equals("true")) {
        return true;
      }
    }
    return false;
  }
}
