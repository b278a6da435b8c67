package dev.debrief.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.input.FoundInputs;
import dev.debrief.jfr.input.InputOptions;
import dev.debrief.jfr.input.RecordingFinder;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import dev.debrief.testdata.corpus.EventCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reader finds as many events of each wanted type in each whole recording of the corpus as
 * three independent readers did.
 */
class EventCountsCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  private static final Set<String> WANTED =
      Set.of(
          "jdk.ExecutionSample",
          "jdk.NativeMethodSample",
          "jdk.CPUTimeSample",
          "profiler.WallClockSample",
          "datadog.ExecutionSample",
          "datadog.MethodSample",
          "jdk.JavaMonitorEnter",
          "jdk.JavaMonitorWait",
          "jdk.ThreadPark",
          "jdk.ThreadSleep",
          "jdk.SocketRead",
          "jdk.SocketWrite",
          "jdk.FileRead",
          "jdk.FileWrite",
          "jdk.FileForce",
          "jdk.VirtualThreadPinned",
          "jdk.ClassLoad",
          "jdk.MethodTrace",
          "jdk.SystemGC",
          "jdk.GCPhasePause",
          "jdk.CPULoad",
          "jdk.GCHeapSummary");

  /**
   * Recordings in which the reader rightly differs: it leaves out a chunk that is there twice, and
   * the walker cannot name the types of a damaged chunk.
   */
  private static final Set<String> EXPLAINED =
      Set.of(
          "bad/00_good_same_chunk_twice.jfr",
          "real/grafana__pyroscope-jfr-parser/corrupted-recording.jfr");

  @TempDir Path temporary;

  @Test
  void findsAsManyEventsAsOtherReaders() throws Exception {
    Corpus corpus = Corpus.openOrSkip();
    for (EventCounts expected : corpus.eventCounts()) {
      if (wholeAndUnexplained(expected)) {
        Map<String, Long> counts = read(corpus.path(expected.file()));
        TALLY.recording(
            compare(expected.file(), expected.walker(), counts)
                + compare(expected.file(), expected.jmc(), counts));
      }
    }
  }

  private static boolean wholeAndUnexplained(EventCounts expected) {
    boolean damaged = expected.file().startsWith("bad/") && !expected.file().startsWith("bad/00_");
    return !damaged && !EXPLAINED.contains(expected.file());
  }

  private static int compare(String file, EventCounts.Counts reader, Map<String, Long> counts) {
    if (reader.byType().isEmpty()) {
      return 0;
    }
    for (String type : WANTED) {
      long expected = reader.of(type) + reader.of(type.replace("jdk.", "com.oracle.jdk."));
      boolean oldName = !type.startsWith("jdk.");
      assertThat(counts.getOrDefault(type, 0L))
          .as("%s of %s", type, file)
          .isEqualTo(oldName ? reader.of(type) : expected);
    }
    return WANTED.size();
  }

  private Map<String, Long> read(Path path) throws IOException, RecordingException {
    RecordingFinder finder = new RecordingFinder(InputOptions.defaults(temporary));
    Map<String, Long> counts = new TreeMap<>();
    try (FoundInputs found = finder.find(List.of(path.toString()));
        Recording recording = found.inputs().get(0).open(new Diagnostics())) {
      RecordingReader reader = RecordingReader.open(recording);
      for (Chunk chunk : reader.chunks()) {
        reader.read(
            chunk,
            Selection.everythingAnd(Set.of()),
            new EventSink() {
              @Override
              public void counts(Map<String, Long> eventsByType) {
                eventsByType.forEach((type, count) -> counts.merge(type, count, Long::sum));
              }
            });
      }
    }
    return counts;
  }
}
