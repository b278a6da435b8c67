package dev.debrief.jfr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Everything that a reader gives for a recording, as lists of records. */
record ReadResult(
    List<Event.Sample> samples,
    List<Event.Interval> intervals,
    List<Event.RawEvent> raws,
    Map<String, Long> counts,
    List<Chunk> chunks,
    List<Diagnostic> diagnostics) {

  static ReadResult of(byte[]... files) throws IOException, RecordingException {
    try (Recording recording = MemorySource.recording(files)) {
      return of(recording, Set.of("jdk.ActiveSetting", "jdk.CPULoad", "test.Everything"));
    }
  }

  static ReadResult of(Parser parser, byte[] file) throws IOException, RecordingException {
    try (Recording recording = MemorySource.recording(file)) {
      return of(recording, parser, Selection.everythingAnd(Set.of("jdk.JVMInformation")));
    }
  }

  static ReadResult of(Recording recording, Set<String> rawTypes)
      throws IOException, RecordingException {
    return of(recording, Parser.AUTO, Selection.everythingAnd(rawTypes));
  }

  static ReadResult of(Recording recording, Parser parser, Selection selection)
      throws IOException, RecordingException {
    RecordingReader reader = RecordingReader.open(recording, parser);
    List<Event.Sample> samples = new ArrayList<>();
    List<Event.Interval> intervals = new ArrayList<>();
    List<Event.RawEvent> raws = new ArrayList<>();
    Map<String, Long> counts = new TreeMap<>();
    for (Chunk chunk : reader.chunks()) {
      reader.read(
          chunk,
          selection,
          new EventSink() {
            @Override
            public void samples(SampleBatch batch) {
              for (int i = 0; i < batch.size(); i++) {
                samples.add(batch.event(i));
              }
            }

            @Override
            public void intervals(IntervalBatch batch) {
              for (int i = 0; i < batch.size(); i++) {
                intervals.add(batch.event(i));
              }
            }

            @Override
            public void raw(Event.RawEvent event) {
              raws.add(event);
            }

            @Override
            public void counts(Map<String, Long> eventsByType) {
              eventsByType.forEach((type, count) -> counts.merge(type, count, Long::sum));
            }
          });
    }
    return new ReadResult(samples, intervals, raws, counts, reader.chunks(), reader.diagnostics());
  }

  List<Chunk.State> states() {
    return chunks.stream().map(Chunk::state).toList();
  }

  List<String> codes() {
    return diagnostics.stream().map(Diagnostic::code).toList();
  }

  Diagnostic diagnostic(String code) {
    return diagnostics.stream().filter(d -> d.code().equals(code)).findFirst().orElseThrow();
  }

  long events() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  long lostBytes() {
    return chunks.stream().mapToLong(Chunk::lostBytes).sum();
  }
}
