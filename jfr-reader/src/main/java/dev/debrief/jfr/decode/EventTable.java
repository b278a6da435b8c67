package dev.debrief.jfr.decode;

import static java.util.Map.entry;

import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which event types become samples and intervals, and which of their fields matter. Names are those
 * of JDK 11 and later; decoders translate older ones. Alternatives in a list of field names are
 * tried in order, because producers differ (a sample's thread is in {@code sampledThread} or {@code
 * eventThread}).
 */
public final class EventTable {
  /** Fields of a sample type: thread, state, number of merged samples, length of the run. */
  public record SampleRow(SampleKind kind, List<String> thread) {}

  /**
   * Fields of an interval type.
   *
   * @param subject field with the class waited on, class loaded or method traced
   * @param other field with the notifier, previous owner or carrier
   * @param address field with the identity of the monitor or parker, or with the bytes read
   */
  public record IntervalRow(IntervalKind kind, String subject, String other, String address) {}

  private static final List<String> THREADS = List.of("sampledThread", "eventThread", "thread");

  private static final Map<String, SampleRow> SAMPLES =
      Map.ofEntries(
          entry("jdk.ExecutionSample", new SampleRow(SampleKind.EXECUTION, THREADS)),
          entry("jdk.NativeMethodSample", new SampleRow(SampleKind.NATIVE, THREADS)),
          entry("jdk.CPUTimeSample", new SampleRow(SampleKind.CPU_TIME, THREADS)),
          entry("profiler.WallClockSample", new SampleRow(SampleKind.WALL, THREADS)),
          entry("datadog.ExecutionSample", new SampleRow(SampleKind.EXECUTION, THREADS)),
          entry("datadog.MethodSample", new SampleRow(SampleKind.WALL, THREADS)));

  private static final Map<String, IntervalRow> INTERVALS =
      Map.ofEntries(
          entry(
              "jdk.JavaMonitorEnter",
              new IntervalRow(
                  IntervalKind.MONITOR_ENTER, "monitorClass", "previousOwner", "address")),
          entry(
              "jdk.JavaMonitorWait",
              new IntervalRow(IntervalKind.MONITOR_WAIT, "monitorClass", "notifier", "address")),
          entry("jdk.ThreadPark", new IntervalRow(IntervalKind.PARK, "parkedClass", "", "address")),
          entry("jdk.ThreadSleep", new IntervalRow(IntervalKind.SLEEP, "", "", "")),
          entry("jdk.SocketRead", new IntervalRow(IntervalKind.SOCKET_READ, "", "", "bytesRead")),
          entry("jdk.SocketWrite", new IntervalRow(IntervalKind.SOCKET_WRITE, "", "", "")),
          entry("jdk.FileRead", new IntervalRow(IntervalKind.FILE_READ, "", "", "")),
          entry("jdk.FileWrite", new IntervalRow(IntervalKind.FILE_WRITE, "", "", "")),
          entry("jdk.FileForce", new IntervalRow(IntervalKind.FILE_FORCE, "", "", "")),
          entry(
              "jdk.VirtualThreadPinned",
              new IntervalRow(IntervalKind.PINNED, "pinnedReason", "carrierThread", "")),
          entry("jdk.ClassLoad", new IntervalRow(IntervalKind.CLASS_LOAD, "loadedClass", "", "")),
          entry("jdk.MethodTrace", new IntervalRow(IntervalKind.METHOD_TRACE, "method", "", "")),
          entry("jdk.SystemGC", new IntervalRow(IntervalKind.SYSTEM_GC, "", "", "")),
          entry("jdk.GCPhasePause", new IntervalRow(IntervalKind.GC_PAUSE, "", "", "")));

  private EventTable() {}

  /** Returns how a sample type is read; empty for other types. */
  public static Optional<SampleRow> sample(String type) {
    return Optional.ofNullable(SAMPLES.get(type));
  }

  /** Returns how an interval type is read; empty for other types. */
  public static Optional<IntervalRow> interval(String type) {
    return Optional.ofNullable(INTERVALS.get(type));
  }
}
