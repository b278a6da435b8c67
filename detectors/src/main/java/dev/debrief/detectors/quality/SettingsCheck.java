package dev.debrief.detectors.quality;

import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Finding;
import dev.debrief.jfr.RecordingInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Events that are off, or that are recorded only when they last too long for detectors. */
final class SettingsCheck {
  private static final Pattern MILLIS = Pattern.compile("(\\d+)\\s*(ns|us|ms|s|m)");

  /** The longest threshold with which detectors still see what they look for. */
  private static final long LONGEST_MILLIS = 20;

  private record Needed(String type, String tells, boolean hasThreshold) {}

  private static final List<Needed> NEEDED =
      List.of(
          new Needed("jdk.ExecutionSample", "what runs", false),
          new Needed("jdk.ThreadPark", "waits for locks, futures and queues", true),
          new Needed("jdk.JavaMonitorEnter", "waits for monitors", true),
          new Needed("jdk.JavaMonitorWait", "waits for other threads", true),
          new Needed("jdk.ThreadSleep", "sleeps", true),
          new Needed("jdk.SocketRead", "waits for the network", true),
          new Needed("jdk.ThreadStart", "starts of threads", false));

  private final RecordingInfo info;

  SettingsCheck(RecordingInfo info) {
    this.info = info;
  }

  void note(Notes notes, Consumer<Finding> found) {
    List<Needed> off = NEEDED.stream().filter(this::isOff).toList();
    if (!off.isEmpty()) {
      found.accept(
          notes
              .of("events-off")
              .title("Not recorded: " + String.join(", ", off.stream().map(Needed::tells).toList()))
              .occurrences(off.size())
              .suggestion(
                  info.producer().startsWith("async-profiler")
                      ? "Record with the JVM's own recorder too (jfrsync=profile): it knows for whom"
                          + " threads wait."
                      : "Switch on " + settings(off, "enabled=true") + ".")
              .build());
    }
    List<Needed> high = NEEDED.stream().filter(needed -> millis(needed) > LONGEST_MILLIS).toList();
    if (!high.isEmpty()) {
      found.accept(
          notes
              .of("thresholds")
              .title(
                  "Only long ones are recorded of some events, so that many short ones are missed")
              .occurrences(high.size())
              .evidence(table(high))
              .suggestion("Lower the thresholds: " + settings(high, "threshold=10ms") + ".")
              .build());
    }
  }

  private String setting(Needed needed, String name) {
    return info.settings().getOrDefault(needed.type, Map.of()).getOrDefault(name, "");
  }

  private boolean isOff(Needed needed) {
    if (needed.type.equals("jdk.ExecutionSample") && otherSamples()) {
      return false;
    }
    return setting(needed, "enabled").equals("false")
        && info.eventCounts().getOrDefault(needed.type, 0L) == 0;
  }

  private boolean otherSamples() {
    return info.eventCounts().containsKey("jdk.CPUTimeSample")
        || info.eventCounts().containsKey("profiler.WallClockSample");
  }

  private double millis(Needed needed) {
    Matcher time = MILLIS.matcher(setting(needed, "threshold").strip());
    if (!needed.hasThreshold || isOff(needed) || !time.matches() || time.group(1).length() > 12) {
      return 0;
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "ns" -> number / 1e6;
      case "us" -> number / 1e3;
      case "ms" -> number;
      case "s" -> number * 1e3;
      default -> number * 6e4;
    };
  }

  private Evidence table(List<Needed> high) {
    List<List<Object>> rows = new ArrayList<>();
    for (Needed needed : high) {
      rows.add(List.of(needed.tells, needed.type, setting(needed, "threshold")));
    }
    return new Evidence(
        "thresholds in force",
        List.of(
            new Evidence.Column("tells", "tells of", Evidence.Type.TEXT),
            new Evidence.Column("event", "event", Evidence.Type.TEXT),
            new Evidence.Column("threshold", "threshold", Evidence.Type.TEXT)),
        rows);
  }

  private static String settings(List<Needed> events, String setting) {
    return String.join(",", events.stream().map(one -> one.type + "#" + setting).toList());
  }
}
