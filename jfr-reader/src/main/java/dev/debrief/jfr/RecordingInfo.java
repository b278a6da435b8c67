package dev.debrief.jfr;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a recording says of itself.
 *
 * @param startNanos start of its first chunk, in epoch nanoseconds
 * @param endNanos end of its last chunk or event, in epoch nanoseconds
 * @param producer who wrote it, for example {@code OpenJDK 64-Bit Server VM 17.0.15} or {@code
 *     async-profiler 4.3}; {@code ""} if unknown
 * @param jvm name and version of the JVM; {@code ""} if unknown
 * @param settings settings in force by event type and setting name ({@code jdk.ActiveSetting}), for
 *     example {@code jdk.ThreadPark → threshold → 10 ms}
 * @param eventCounts number of events by type
 */
public record RecordingInfo(
    long startNanos,
    long endNanos,
    String producer,
    String jvm,
    Map<String, Map<String, String>> settings,
    SortedMap<String, Long> eventCounts,
    List<Chunk> chunks) {
  public RecordingInfo {
    settings = Map.copyOf(settings);
    eventCounts = new TreeMap<>(eventCounts);
    chunks = List.copyOf(chunks);
  }
}
