package dev.debrief.jfr.streaming;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.MemorySource;
import dev.debrief.jfr.Mutation;
import dev.debrief.jfr.MutationSeeds;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import dev.debrief.jfr.RecordingReader;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.Selection;
import dev.debrief.jfr.chunk.Headers;
import dev.debrief.jfr.decode.DeclinedException;
import dev.debrief.jfr.decode.DecodeOutcome;
import dev.debrief.testdata.corpus.ProjectRecordings;
import dev.debrief.testdata.jfr.Raw;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Whether stacks are resolved ahead, and how far, changes neither the events nor what is noted. */
class StacksAheadTest {
  private static final int MUTATIONS = 250;

  /** What comes of a recording: events and outcomes, in order. */
  private static List<Object> read(byte[] bytes, StreamingDecoder decoder)
      throws IOException, RecordingException {
    List<Object> all = new ArrayList<>();
    try (Recording recording = MemorySource.recording(bytes)) {
      for (Chunk chunk : RecordingReader.open(recording).chunks()) {
        Selection selection = Selection.everythingAnd(Set.of());
        try {
          all.add(decoder.decode(recording.files().get(0), chunk, selection, new Collector(all)));
        } catch (DeclinedException e) {
          all.add(String.valueOf(e.getMessage()));
        }
      }
    }
    return all;
  }

  private record Collector(List<Object> all) implements EventSink {
    @Override
    public void samples(SampleBatch batch) {
      for (int i = 0; i < batch.size(); i++) {
        all.add(batch.event(i));
      }
    }

    @Override
    public void intervals(IntervalBatch batch) {
      for (int i = 0; i < batch.size(); i++) {
        all.add(batch.event(i));
      }
    }
  }

  private static List<Object> alone(byte[] bytes) throws Exception {
    return read(bytes, new StreamingDecoder(task -> {}, 0));
  }

  private static List<Object> helped(byte[] bytes, Executor spare) throws Exception {
    return read(bytes, new StreamingDecoder(spare, 0));
  }

  @Test
  void damagedRecordingsReadAlike() throws Exception {
    int events = 0;
    for (byte[] seed : MutationSeeds.all()) {
      for (int i = 0; i < MUTATIONS; i++) {
        byte[] bytes = i == 0 ? seed : Mutation.mutated(seed, Headers.SIZE, i);
        List<Object> alone = alone(bytes);
        assertThat(helped(bytes, Runnable::run)).as("mutation %d", i).isEqualTo(alone);
        events += alone.size();
      }
    }
    assertThat(events).isGreaterThan(MUTATIONS);
  }

  @Test
  void damagedStackCountsIfAnEventHasItAndOnlyThen() throws Exception {
    assertThat(codes(helped(withDamagedStack(true), Runnable::run))).contains("constants-lost");
    assertThat(codes(helped(withDamagedStack(false), Runnable::run))).isEmpty();
    for (boolean used : new boolean[] {true, false}) {
      assertThat(helped(withDamagedStack(used), Runnable::run))
          .isEqualTo(alone(withDamagedStack(used)));
    }
  }

  /** The last stack of the chunk has a class that is named by itself. */
  private static byte[] withDamagedStack(boolean used) {
    Map<String, Object> method =
        Map.of("type", new Raw.PoolId(500), "name", "m", "descriptor", "()V");
    Map<String, Object> frame =
        Map.of("method", new Raw.PoolId(501), "lineNumber", 3, "type", "Inlined");
    return recording()
        .thread(1, "main")
        .chunk(
            c -> {
              c.type("struct java.lang.Class name:#Class modifiers:int");
              c.constant("java.lang.Class", 500, Map.of("name", new Raw.PoolId(500)));
              c.constant("jdk.types.Method", 501, method);
              c.constant(
                  "jdk.types.StackTrace",
                  900,
                  Map.of("truncated", false, "frames", List.of(frame)));
              c.event("jdk.ExecutionSample", e -> e.at(atMillis(1)).thread(1));
              if (used) {
                c.event(
                    "jdk.ExecutionSample",
                    e -> e.at(atMillis(2)).thread(1).set("stackTrace", new Raw.PoolId(900)));
              }
            })
        .toBytes();
  }

  private static List<String> codes(List<Object> read) {
    return read.stream()
        .filter(DecodeOutcome.class::isInstance)
        .flatMap(outcome -> ((DecodeOutcome) outcome).diagnostics().stream())
        .map(Diagnostic::code)
        .toList();
  }

  @Test
  void realRecordingReadsAlikeWhileBothAreAtIt() throws Exception {
    byte[] bytes = Files.readAllBytes(ProjectRecordings.path("agent-cached-jdk25.jfr"));
    List<Object> alone = alone(bytes);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < 20; i++) {
        assertThat(helped(bytes, other)).isEqualTo(alone);
      }
    } finally {
      other.shutdownNow();
    }
    assertThat(alone.size()).isGreaterThan(100);
  }

  @Test
  void taskThatRunsWhenAllIsOverDoesNothing() throws Exception {
    byte[] bytes = MutationSeeds.all().get(0);
    List<Runnable> tasks = new ArrayList<>();

    List<Object> read = helped(bytes, tasks::add);
    tasks.forEach(Runnable::run);

    assertThat(tasks).isNotEmpty();
    assertThat(read).isEqualTo(alone(bytes));
  }
}
