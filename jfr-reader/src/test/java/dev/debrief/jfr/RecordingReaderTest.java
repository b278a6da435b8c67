package dev.debrief.jfr;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.debrief.testdata.jfr.ChunkBuilder;
import dev.debrief.testdata.jfr.Integers;
import dev.debrief.testdata.jfr.RecordingBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingReaderTest {
  private static final String STACK = "a.Foo.leaf:12 < a.Foo.run:5 < java.lang.Thread.run:833";

  @ParameterizedTest
  @EnumSource(Integers.class)
  void readsSamplesWithThreadStackAndTime(Integers integers) throws Exception {
    ReadResult result =
        ReadResult.of(
            recording()
                .thread(1, "main")
                .chunk(
                    c -> c.integers(integers).sample("jdk.ExecutionSample", atMillis(20), 1, STACK))
                .toBytes());
    Event.Sample sample = result.samples().get(0);
    assertThat(sample.kind()).isEqualTo(SampleKind.EXECUTION);
    assertThat(sample.startNanos()).isEqualTo(atMillis(20));
    assertThat(sample.endNanos()).isEqualTo(atMillis(20));
    assertThat(sample.state()).isEqualTo(ThreadState.RUNNABLE);
    assertThat(sample.thread().javaId()).isEqualTo(1);
    assertThat(sample.thread().name()).isEqualTo("main");
    assertThat(sample.thread().kind()).isEqualTo(ThreadRef.Kind.PLATFORM);
    assertThat(sample.stackTrace().frames())
        .extracting(Frame::className, Frame::methodName, Frame::lineNumber)
        .containsExactly(
            tuple("a.Foo", "leaf", 12),
            tuple("a.Foo", "run", 5),
            tuple("java.lang.Thread", "run", 833));
  }

  @Test
  void takesTheThreadFromWhicheverFieldTheTypeHas() throws Exception {
    ReadResult result =
        ReadResult.of(
            recording()
                .thread(7, "worker")
                .chunk(
                    c ->
                        c.sample("jdk.NativeMethodSample", atMillis(1), 7, STACK)
                            .sample("jdk.CPUTimeSample", atMillis(2), 7, STACK)
                            .sample("profiler.WallClockSample", atMillis(3), 7, STACK)
                            .sample("datadog.ExecutionSample", atMillis(4), 7, STACK)
                            .sample("datadog.MethodSample", atMillis(5), 7, STACK))
                .toBytes());
    assertThat(result.samples())
        .extracting(Event.Sample::kind, s -> s.thread().name())
        .containsExactlyInAnyOrder(
            tuple(SampleKind.NATIVE, "worker"),
            tuple(SampleKind.CPU_TIME, "worker"),
            tuple(SampleKind.WALL, "worker"),
            tuple(SampleKind.EXECUTION, "worker"),
            tuple(SampleKind.WALL, "worker"));
  }

  @Test
  void readsIntervalsWithSubjectAndOtherThread() throws Exception {
    ReadResult result =
        ReadResult.of(
            recording()
                .thread(1, "main")
                .thread(9, "worker")
                .chunk(
                    c ->
                        c.event(
                            "jdk.JavaMonitorWait",
                            e ->
                                e.at(atMillis(100))
                                    .lasting(Duration.ofSeconds(6))
                                    .thread(1)
                                    .stack("java.lang.Object.wait < java.lang.Thread.join:1300")
                                    .set("monitorClass", "java.lang.Thread")
                                    .set("notifier", 9L)
                                    .set("address", 4711L)))
                .toBytes());
    Event.Interval wait = result.intervals().get(0);
    assertThat(wait.kind()).isEqualTo(IntervalKind.MONITOR_WAIT);
    assertThat(wait.startNanos()).isEqualTo(atMillis(100));
    assertThat(wait.endNanos()).isEqualTo(atMillis(6100));
    assertThat(wait.subject()).isEqualTo("java.lang.Thread");
    assertThat(wait.other().orElseThrow().name()).isEqualTo("worker");
    assertThat(wait.address()).isEqualTo(4711);
  }

  @Test
  void tellsVirtualThreadsFromPlatformThreads() throws Exception {
    ReadResult result =
        ReadResult.of(
            recording()
                .virtualThread(40, "")
                .chunk(c -> c.sample("jdk.ExecutionSample", atMillis(1), 40, STACK))
                .toBytes());
    assertThat(result.samples().get(0).thread().kind()).isEqualTo(ThreadRef.Kind.VIRTUAL);
    assertThat(result.samples().get(0).thread().javaId()).isEqualTo(40);
  }

  @Test
  void givesEachChunkItsOwnClock() throws Exception {
    byte[] bytes =
        recording()
            .thread(1, "main")
            .chunk(
                c ->
                    c.startTicks(5_000)
                        .ticksPerSecond(1_000_000)
                        .sample("jdk.ExecutionSample", atMillis(10), 1, STACK))
            .chunk(
                c ->
                    c.startNanos(atMillis(1000))
                        .startTicks(987_654_321_000L)
                        .ticksPerSecond(1_000_000_000)
                        .sample("jdk.ExecutionSample", atMillis(1010), 1, STACK))
            .toBytes();
    assertThat(ReadResult.of(bytes).samples())
        .extracting(Event.Sample::startNanos)
        .containsExactly(atMillis(10), atMillis(1010));
  }

  @Test
  void givesEachChunkItsOwnConstantPools() throws Exception {
    byte[] bytes =
        recording()
            .chunk(
                c -> c.thread(1, "first").sample("jdk.ExecutionSample", atMillis(1), 1, "a.A.a:1"))
            .chunk(
                c ->
                    c.startNanos(atMillis(1000))
                        .thread(1, "second")
                        .sample("jdk.ExecutionSample", atMillis(1001), 1, "b.B.b:1"))
            .toBytes();
    ReadResult result = ReadResult.of(bytes);
    assertThat(result.samples())
        .extracting(s -> s.thread().name())
        .containsExactly("first", "second");
    assertThat(result.samples())
        .extracting(s -> s.stackTrace().frames().get(0).className())
        .containsExactly("a.A", "b.B");
  }

  @Test
  void nCopiesGiveNTimesTheEvents() throws Exception {
    byte[] one =
        recording()
            .thread(1, "main")
            .chunk(
                c ->
                    c.sample("jdk.ExecutionSample", atMillis(1), 1, STACK)
                        .interval("jdk.ThreadPark", atMillis(2), atMillis(40), 1, STACK))
            .toBytes();
    byte[] five = one;
    for (int i = 1; i < 5; i++) {
      five = RecordingBuilder.concat(five, RecordingBuilder.shifted(one, i * 1_000_000_000L));
    }
    ReadResult result = ReadResult.of(five);
    assertThat(result.samples()).hasSize(5);
    assertThat(result.intervals()).hasSize(5);
    assertThat(result.chunks()).hasSize(5);
    assertThat(result.diagnostics()).isEmpty();
  }

  @Test
  void leavesOutAChunkThatIsThereTwice() throws Exception {
    byte[] one =
        recording()
            .thread(1, "main")
            .chunk(c -> c.sample("jdk.ExecutionSample", atMillis(1), 1, STACK))
            .toBytes();
    ReadResult result = ReadResult.of(RecordingBuilder.concat(one, one));
    assertThat(result.samples()).hasSize(1);
    assertThat(result.states()).containsExactly(Chunk.State.WHOLE, Chunk.State.DUPLICATE);
    assertThat(result.codes()).containsExactly("duplicate-chunk");
  }

  @Test
  void keepsChunksThatOnlyShareTheirStart() throws Exception {
    byte[] a = recording().thread(1, "a").chunk(c -> sampleAt(c, 1)).toBytes();
    byte[] b = recording().thread(1, "b").chunk(c -> sampleAt(c, 2)).toBytes();
    assertThat(ReadResult.of(RecordingBuilder.concat(a, b)).samples()).hasSize(2);
  }

  private static void sampleAt(ChunkBuilder chunk, long millis) {
    chunk.sample("jdk.ExecutionSample", atMillis(millis), 1, STACK);
  }

  @Test
  void readsSeveralFilesAsOneRecording() throws Exception {
    byte[] a = recording().thread(1, "a").chunk(c -> sampleAt(c, 1)).toBytes();
    byte[] b = recording().thread(1, "b").chunk(c -> sampleAt(c, 2)).toBytes();
    ReadResult result = ReadResult.of(a, b);
    assertThat(result.chunks()).extracting(Chunk::number).containsExactly(1, 2);
    assertThat(result.chunks()).extracting(Chunk::file).containsExactly(0, 1);
    assertThat(result.samples()).hasSize(2);
  }

  @Test
  void namesTheEventTypeThatASettingIsFor() throws Exception {
    ReadResult result =
        ReadResult.of(
            recording().chunk(c -> c.setting("jdk.ThreadPark", "threshold", "10 ms")).toBytes());
    Event.RawEvent setting = result.raws().get(0);
    assertThat(setting.get("id", String.class)).contains("jdk.ThreadPark");
    assertThat(setting.get("value", String.class)).contains("10 ms");
  }

  @Test
  void givesRawValuesByTheirUnits() throws Exception {
    byte[] bytes =
        recording()
            .thread(1, "main")
            .chunk(
                c ->
                    c.type(
                            "event test.Everything $instant size:long/BYTES"
                                + " count:int share:float/PERCENT wait:long/MILLISECONDS"
                                + " when:long@MILLISECONDS_SINCE_EPOCH text:String flag:boolean")
                        .event(
                            "test.Everything",
                            e ->
                                e.at(atMillis(5))
                                    .thread(1)
                                    .set("size", 1024L)
                                    .set("count", 3)
                                    .set("share", 0.5f)
                                    .set("wait", 250L)
                                    .set("when", 1_700_000_000_000L)
                                    .set("text", "hello")
                                    .set("flag", true)))
            .toBytes();
    Event.RawEvent event = ReadResult.of(bytes).raws().get(0);
    assertThat(event.get("size", Long.class)).contains(1024L);
    assertThat(event.get("count", Long.class)).contains(3L);
    assertThat(event.get("share", Double.class)).contains(0.5);
    assertThat(event.get("wait", Duration.class)).contains(Duration.ofMillis(250));
    assertThat(event.get("when", Instant.class)).contains(Instant.ofEpochMilli(1_700_000_000_000L));
    assertThat(event.get("text", String.class)).contains("hello");
    assertThat(event.get("flag", Boolean.class)).contains(true);
    assertThat(event.get("eventThread", ThreadRef.class).orElseThrow().name()).isEqualTo("main");
    assertThat(event.get("text", Long.class)).isEmpty();
    assertThat(event.names()).contains("text", "flag");
  }

  @Test
  void handsOutOnlyWhatIsSelectedButCountsEverything() throws Exception {
    byte[] bytes =
        recording()
            .thread(1, "main")
            .chunk(
                c ->
                    c.sample("jdk.ExecutionSample", atMillis(1), 1, STACK)
                        .interval("jdk.ThreadSleep", atMillis(2), atMillis(30), 1, STACK))
            .toBytes();
    RecordingReader reader = RecordingReader.open(MemorySource.recording(bytes));
    Selection onlySleep = new Selection(Set.of(), Set.of(IntervalKind.SLEEP), Set.of());
    int[] seen = new int[2];
    Map<String, Long> counts = new HashMap<>();
    reader.read(
        reader.chunks().get(0),
        onlySleep,
        new EventSink() {
          @Override
          public void samples(SampleBatch batch) {
            seen[0] += batch.size();
          }

          @Override
          public void intervals(IntervalBatch batch) {
            seen[1] += batch.size();
          }

          @Override
          public void counts(Map<String, Long> eventsByType) {
            counts.putAll(eventsByType);
          }
        });
    assertThat(seen).containsExactly(0, 1);
    assertThat(counts).containsEntry("jdk.ExecutionSample", 1L);
  }

  @Test
  void measuresTheLengthOfMergedWallSamplesThatDoNotSayIt() throws Exception {
    byte[] bytes =
        recording()
            .thread(1, "main")
            .chunk(
                c -> {
                  wall(c, 0, 1);
                  wall(c, 50, 1);
                  wall(c, 100, 10);
                  wall(c, 600, 1);
                })
            .toBytes();
    List<Event.Sample> samples = ReadResult.of(bytes).samples();
    assertThat(samples.get(2).endNanos() - samples.get(2).startNanos())
        .isEqualTo(Duration.ofMillis(500).toNanos());
    assertThat(samples.get(0).endNanos()).isEqualTo(samples.get(0).startNanos());
  }

  private static void wall(ChunkBuilder chunk, long millis, int samples) {
    chunk.event(
        "profiler.WallClockSample",
        e ->
            e.at(atMillis(millis))
                .thread(1)
                .stack(STACK)
                .set("state", "STATE_SLEEPING")
                .set("samples", samples));
  }

  @Test
  void recordingIdDependsOnTheContentOnly() throws Exception {
    byte[] bytes = recording().thread(1, "a").chunk(c -> sampleAt(c, 1)).toBytes();
    String id = RecordingReader.open(MemorySource.recording(bytes)).recordingId();
    assertThat(id).hasSize(64).matches("[0-9a-f]+");
    assertThat(RecordingReader.open(MemorySource.recording(bytes)).recordingId()).isEqualTo(id);
    byte[] other = RecordingBuilder.shifted(bytes, 1);
    assertThat(RecordingReader.open(MemorySource.recording(other)).recordingId()).isNotEqualTo(id);
  }

  @Test
  void refusesBytesWithoutAnyChunk() {
    assertThatThrownBy(() -> ReadResult.of(new byte[100]))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("no chunk")
        .extracting(e -> ((RecordingException) e).code())
        .isEqualTo("not-a-recording");
  }
}
