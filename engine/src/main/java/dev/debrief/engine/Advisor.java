package dev.debrief.engine;

import dev.debrief.engine.Summary.Advice;
import dev.debrief.jfr.RecordingInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells what a recording cannot show because its events were not recorded, and the setting that
 * records them. Settings are written as {@code -XX:StartFlightRecording} takes them from JDK 17 on;
 * older JDKs take the same names in a {@code .jfc} file.
 */
final class Advisor {
  private static final List<String> RUNNING_SAMPLES =
      List.of(
          "jdk.ExecutionSample",
          "jdk.CPUTimeSample",
          "profiler.WallClockSample",
          "datadog.ExecutionSample",
          "datadog.MethodSample");
  private static final List<String> WAITS =
      List.of("jdk.ThreadPark", "jdk.JavaMonitorEnter", "jdk.JavaMonitorWait", "jdk.ThreadSleep");
  private static final List<String> SOCKETS = List.of("jdk.SocketRead", "jdk.SocketWrite");
  private static final List<String> FILES = List.of("jdk.FileRead", "jdk.FileWrite");

  /** What the {@code profile} settings of every JDK have. */
  private static final Duration USUAL_THRESHOLD = Duration.ofMillis(10);

  private static final int FIRST_WITH_INLINE_SETTINGS = 17;
  private static final int FIRST_WITH_CPU_TIME = 25;

  private final RecordingInfo info;
  private final List<Advice> advice = new ArrayList<>();

  private Advisor(RecordingInfo info) {
    this.info = info;
  }

  /** Returns what to switch on, the most useful first. */
  static List<Advice> advise(RecordingInfo info) {
    Advisor advisor = new Advisor(info);
    if (info.producer().startsWith("async-profiler")) {
      advisor.asyncProfiler();
    } else {
      advisor.flightRecorder();
    }
    return List.copyOf(advisor.advice);
  }

  /** Returns in one line what to do about a profile without anything in it. */
  static String hint(RecordingInfo info) {
    if (new Advisor(info).recorded(RUNNING_SAMPLES)) {
      return "all samples are of idle threads, or outside of what was asked for;"
          + " --include-idle shows idle threads";
    }
    return advise(info).stream()
        .findFirst()
        .map(advice -> advice.missing() + "; record with " + advice.setting())
        .orElse("no thread did anything");
  }

  private void asyncProfiler() {
    if (!recorded(RUNNING_SAMPLES)) {
      add("no thread was sampled", "event=cpu,wall=10ms");
    } else if (!recorded(List.of("profiler.WallClockSample"))) {
      add("blocked threads were not sampled: only time on the CPU is seen", "wall=10ms");
    }
    if (!recorded(List.of("jdk.JavaMonitorEnter", "jdk.ThreadPark"))) {
      add("waits for locks have no exact times", "lock=10ms");
    }
  }

  private void flightRecorder() {
    samples();
    intervals("waits", WAITS, USUAL_THRESHOLD);
    intervals("socket calls", SOCKETS, USUAL_THRESHOLD);
    intervals("file calls", FILES, USUAL_THRESHOLD);
    throttled();
    if (!recorded(List.of("jdk.GCPhasePause", "jdk.GarbageCollection"))
        && !enabled("jdk.GCPhasePause")) {
      add("pauses for garbage collection were not recorded", "jdk.GCPhasePause#enabled=true");
    }
    if (!recorded(List.of("jdk.CPULoad")) && !enabled("jdk.CPULoad")) {
      add("CPU load was not recorded", "jdk.CPULoad#enabled=true");
    }
    if (!recorded(List.of("jdk.ClassLoad"))) {
      add("class loading is dark to the sampler", "jdk.ClassLoad#enabled=true");
    }
  }

  private void samples() {
    if (!recorded(RUNNING_SAMPLES)) {
      noSamples();
    } else {
      setting("jdk.ExecutionSample", "period")
          .flatMap(Durations::parse)
          .filter(period -> period.compareTo(USUAL_THRESHOLD) > 0)
          .ifPresent(
              period ->
                  add(
                      "threads were sampled every " + Durations.text(period) + " only",
                      "jdk.ExecutionSample#period=10ms"));
    }
    if (!recorded(List.of("jdk.NativeMethodSample")) && !enabled("jdk.NativeMethodSample")) {
      add("threads in native code were not sampled", "jdk.NativeMethodSample#enabled=true");
    }
    if (JdkVersion.of(info.jvm()) >= FIRST_WITH_CPU_TIME
        && !recorded(List.of("jdk.CPUTimeSample"))) {
      add("CPU time in native and VM code is not seen", "jdk.CPUTimeSample#enabled=true");
    }
  }

  private void noSamples() {
    if (enabled("jdk.ExecutionSample")) {
      add("no thread ran Java code while it was looked at", "jdk.ExecutionSample#period=10ms");
    } else if (JdkVersion.of(info.jvm()) < FIRST_WITH_INLINE_SETTINGS) {
      add("no thread was sampled", "settings=profile");
    } else {
      add(
          "no thread was sampled",
          "jdk.ExecutionSample#enabled=true,jdk.ExecutionSample#period=10ms");
    }
  }

  /** Advises on duration events that are off, or that leave out what is shorter than usual. */
  private void intervals(String what, List<String> types, Duration usual) {
    List<String> off =
        types.stream().filter(type -> !recorded(List.of(type)) && !enabled(type)).toList();
    if (!off.isEmpty()) {
      String all = off.size() == types.size() ? "" : "some ";
      add(all + what + " were not recorded", settings(off, "enabled=true"));
    }
    List<String> coarse =
        types.stream().filter(type -> !off.contains(type) && isAbove(type, usual)).toList();
    if (!coarse.isEmpty()) {
      String shortest = setting(coarse.get(0), "threshold").orElse("");
      add(
          what + " shorter than " + shortest + " were not recorded",
          settings(coarse, "threshold=" + Durations.option(usual)));
    }
  }

  private void throttled() {
    List<String> types =
        Stream.concat(SOCKETS.stream(), FILES.stream())
            .filter(type -> setting(type, "throttle").filter(t -> !t.equals("off")).isPresent())
            .toList();
    if (!types.isEmpty()) {
      String rate = setting(types.get(0), "throttle").orElse("");
      add(
          "of socket and file calls no more than " + rate + " were recorded",
          settings(types, "throttle=off"));
    }
  }

  private boolean isAbove(String type, Duration usual) {
    return setting(type, "threshold")
        .flatMap(Durations::parse)
        .filter(threshold -> threshold.compareTo(usual) > 0)
        .isPresent();
  }

  private static String settings(List<String> types, String setting) {
    return String.join(",", types.stream().map(type -> type + "#" + setting).toList());
  }

  private boolean recorded(List<String> types) {
    return types.stream().anyMatch(type -> info.eventCounts().getOrDefault(type, 0L) > 0);
  }

  private boolean enabled(String type) {
    return setting(type, "enabled").filter(value -> value.equals("true")).isPresent();
  }

  private Optional<String> setting(String type, String name) {
    return Optional.ofNullable(info.settings().getOrDefault(type, Map.of()).get(name));
  }

  private void add(String missing, String setting) {
    advice.add(new Advice(missing, setting));
  }
}
