package dev.debrief.timeline;

import dev.debrief.jfr.Event.RawEvent;
import dev.debrief.jfr.SampleKind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a recording's own events say of its producer and of the settings in force. Command lines are
 * never looked at: they may hold secrets.
 */
final class RecordedSettings {
  /** The event types that are needed. */
  static final Set<String> RAW_TYPES =
      Set.of(
          "jdk.ActiveSetting", "jdk.ActiveRecording", "jdk.JVMInformation", "jdk.CPUInformation");

  private static final Pattern PERIOD = Pattern.compile("(\\d+)\\s*(ns|us|ms|s|m|h|d)?");
  private static final Pattern RATE = Pattern.compile("(\\d+)\\s*/\\s*(s|m|h)");
  private static final Pattern VERSION_IN_PARENTHESES = Pattern.compile("\\((\\d[^)+ ]*)");

  private final Map<String, Map<String, String>> byType = new TreeMap<>();
  private String profiler = "";
  private String jvm = "";
  private long processors = 1;
  private String chunkProducer = "";

  /** Takes in an event of one of {@link #RAW_TYPES}; others are ignored. */
  void add(RawEvent event) {
    switch (event.type()) {
      case "jdk.ActiveSetting" -> addSetting(event);
      case "jdk.ActiveRecording" -> addProfiler(event);
      case "jdk.JVMInformation" -> addJvm(event);
      case "jdk.CPUInformation" ->
          event.get("hwThreads", Long.class).ifPresent(n -> processors = Math.max(1, n));
      default -> {}
    }
  }

  private void addSetting(RawEvent event) {
    Object type = event.fields().get("id");
    String name = event.get("name", String.class).orElse("");
    if (type != null && !name.isEmpty()) {
      byType
          .computeIfAbsent(type.toString(), key -> new TreeMap<>())
          .put(name, event.get("value", String.class).orElse(""));
    }
  }

  /** Recordings of the JVM are named by people; only profilers put their own name there. */
  private void addProfiler(RawEvent event) {
    String name = event.get("name", String.class).orElse("");
    if (name.startsWith("async-profiler")) {
      profiler = name;
      chunkProducer = name;
    }
  }

  private void addJvm(RawEvent event) {
    String name = event.get("jvmName", String.class).orElse("");
    Matcher version =
        VERSION_IN_PARENTHESES.matcher(event.get("jvmVersion", String.class).orElse(""));
    jvm = version.find() ? (name + " " + version.group(1)).strip() : name;
    if (chunkProducer.isEmpty()) {
      chunkProducer = jvm;
    }
  }

  /** Returns who wrote the events since the last call, {@code ""} if unknown: one file may mix. */
  String takeChunkProducer() {
    String producer = chunkProducer;
    chunkProducer = "";
    return producer;
  }

  /** Returns settings by event type (its number where the recording gives no name) and name. */
  Map<String, Map<String, String>> settings() {
    return byType;
  }

  /** Returns who wrote the recording, {@code ""} if unknown. */
  String producer() {
    return profiler.isEmpty() ? jvm : profiler;
  }

  /** Returns name and version of the JVM, {@code ""} if unknown. */
  String jvm() {
    return jvm;
  }

  /** Returns the configured sampling period, 0 if the settings do not say. */
  long periodNanos(SampleKind kind) {
    return switch (kind) {
      case EXECUTION ->
          firstKnown(
              setting("jdk.ExecutionSample", "period"),
              setting("datadog.ExecutionSample", "interval"),
              profilerSetting("interval"));
      case NATIVE -> firstKnown(setting("jdk.NativeMethodSample", "period"));
      case CPU_TIME -> throttleNanos(setting("jdk.CPUTimeSample", "throttle"));
      case WALL ->
          firstKnown(
              profilerSetting("wall"),
              setting("datadog.MethodSample", "interval"),
              profilerSetting("interval"));
    };
  }

  private String setting(String type, String name) {
    return byType.getOrDefault(type, Map.of()).getOrDefault(name, "");
  }

  /** async-profiler writes plain nanoseconds; which event type it files them under has changed. */
  private String profilerSetting(String name) {
    if (profiler.isEmpty()) {
      return "";
    }
    return byType.values().stream()
        .map(settings -> settings.getOrDefault(name, ""))
        .filter(value -> parsePeriod(value) > 0)
        .findFirst()
        .orElse("");
  }

  private static long firstKnown(String... values) {
    for (String value : values) {
      long nanos = parsePeriod(value);
      if (nanos > 0) {
        return nanos;
      }
    }
    return 0;
  }

  /**
   * Returns what {@code jdk.CPUTimeSample#throttle} means for one busy thread: a rate is shared by
   * all processors (JEP 509), a period is per thread.
   */
  private long throttleNanos(String value) {
    Matcher rate = RATE.matcher(value);
    if (!rate.matches()) {
      return parsePeriod(value);
    }
    long events = parseNumber(rate.group(1));
    return events == 0 ? 0 : multiply(unitNanos(rate.group(2)), processors) / events;
  }

  /** Returns the nanoseconds of a text such as {@code 10 ms}, 0 if it is none. */
  static long parsePeriod(String text) {
    Matcher period = PERIOD.matcher(text.strip());
    if (!period.matches()) {
      return 0;
    }
    String unit = period.group(2);
    return multiply(parseNumber(period.group(1)), unit == null ? 1 : unitNanos(unit));
  }

  private static long unitNanos(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us" -> 1_000;
      case "ms" -> Nanos.PER_MILLI;
      case "s" -> Nanos.PER_SECOND;
      case "m" -> 60 * Nanos.PER_SECOND;
      case "h" -> 3_600 * Nanos.PER_SECOND;
      default -> Nanos.PER_DAY;
    };
  }

  private static long parseNumber(String digits) {
    return digits.length() > 18 ? 0 : Long.parseLong(digits);
  }

  private static long multiply(long number, long factor) {
    long high = Math.multiplyHigh(number, factor);
    return high == 0 && number * factor >= 0 ? number * factor : 0;
  }
}
