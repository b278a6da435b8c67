package dev.debrief.jfr;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.jfr.ChunkBuilder;
import dev.debrief.testdata.jfr.ChunkMap;
import dev.debrief.testdata.jfr.Damage;
import dev.debrief.testdata.jfr.HeaderField;
import dev.debrief.testdata.jfr.Integers;
import dev.debrief.testdata.jfr.Raw;
import dev.debrief.testdata.jfr.ThreadSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the streaming decoder does that recordings of the field do not show one by one. */
class StreamingDecoderTest {
  private static final long LOCK_ADDRESS = 0x7f00_1234L;
  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final String STACK = "a.Foo.leaf:12 < a.Foo.run:5";

  private static byte[] chunk(Consumer<ChunkBuilder> content) {
    return recording().thread(1, "main").chunk(content).toBytes();
  }

  private static ReadResult streaming(byte[] bytes) throws Exception {
    return ReadResult.of(Parser.STREAMING, bytes);
  }

  @ParameterizedTest
  @EnumSource(Integers.class)
  void readsStringsInEveryEncoding(Integers integers) throws Exception {
    Map<String, Object> texts = new HashMap<>();
    texts.put("jvmName", new Raw.Text("grüß", Raw.Encoding.UTF_8));
    texts.put("jvmVersion", new Raw.Text("grüß €", Raw.Encoding.CHARS));
    texts.put("jvmFlags", new Raw.Text("grüß", Raw.Encoding.LATIN_1));
    texts.put("jvmArguments", new Raw.Text("gr€ß", Raw.Encoding.POOL));
    texts.put("javaArguments", "");
    byte[] bytes =
        chunk(
            c ->
                c.integers(integers)
                    .event(
                        "jdk.JVMInformation",
                        e -> texts.forEach((field, text) -> e.at(atMillis(1)).set(field, text))));
    Event.RawEvent event = streaming(bytes).raws().get(0);
    assertThat(event.fields())
        .containsEntry("jvmName", "grüß")
        .containsEntry("jvmVersion", "grüß €")
        .containsEntry("jvmFlags", "grüß")
        .containsEntry("jvmArguments", "gr€ß")
        .containsEntry("javaArguments", "");
  }

  @Test
  void stringsThatAreNullOrLostAreLeftOut() throws Exception {
    byte[] bytes =
        chunk(
            c ->
                c.event(
                    "jdk.JVMInformation",
                    e -> e.at(atMillis(1)).set("jvmName", new Raw.PoolId(4711))));
    Event.RawEvent event = streaming(bytes).raws().get(0);
    assertThat(event.fields()).doesNotContainKeys("jvmName", "jvmVersion");
  }

  @ParameterizedTest
  @EnumSource(Integers.class)
  void readsNumbersOfEveryLength(Integers integers) throws Exception {
    List<Long> numbers = new ArrayList<>(List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE));
    for (int bits = 1; bits < 63; bits += 3) {
      numbers.add((1L << bits) - 1);
      numbers.add(1L << bits);
    }
    byte[] bytes =
        chunk(
            c -> {
              c.integers(integers);
              for (long number : numbers) {
                c.event(
                    "jdk.ThreadPark",
                    e -> e.at(atMillis(1)).thread(1).stack(STACK).set("address", number));
              }
            });
    assertThat(streaming(bytes).intervals())
        .extracting(Event.Interval::address)
        .containsExactlyElementsOf(numbers);
  }

  @ParameterizedTest
  @EnumSource(Integers.class)
  void negativeIntsKeepTheirSign(Integers integers) throws Exception {
    byte[] bytes =
        chunk(
            c ->
                c.integers(integers)
                    .type("event jdk.JVMInformation startTime:long@TICKS a:int b:short c:byte")
                    .event(
                        "jdk.JVMInformation",
                        e -> e.at(atMillis(1)).set("a", -7).set("b", -8).set("c", -9)));
    assertThat(streaming(bytes).raws().get(0).fields())
        .containsEntry("a", -7L)
        .containsEntry("b", -8L)
        .containsEntry("c", -9L);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void readsConstantsBeyondFourGibibytes(int gibibytesTwice) throws Exception {
    byte[] small =
        chunk(c -> c.metadataAtEnd().declare("jdk.DataLoss").sample(SAMPLE, atMillis(1), 1, STACK));
    byte[] withFiller =
        chunk(
            c ->
                c.metadataAtEnd()
                    .event("jdk.DataLoss", e -> e.at(atMillis(1)))
                    .sample(SAMPLE, atMillis(1), 1, STACK));
    long type = ChunkMap.of(withFiller).chunks().get(0).ordinary().get(0).typeId();
    try (Recording recording =
        new Recording("huge", List.of(new SparseSource(small, type, gibibytesTwice)))) {
      ReadResult result = ReadResult.of(recording, Set.of());
      assertThat(result.diagnostics()).isEmpty();
      assertThat(result.samples().get(0).thread().name()).isEqualTo("main");
      assertThat(result.samples().get(0).stackTrace().depth()).isEqualTo(2);
      assertThat(result.counts()).containsEntry("jdk.DataLoss", (long) gibibytesTwice);
    }
  }

  @ParameterizedTest
  @CsvSource({"012", "021", "102", "120", "201", "210", "0", "1", "20"})
  void readsCheckpointsInAnyOrderAndThoseThatTheChainForgets(String order) throws Exception {
    byte[] bytes =
        chunk(
            c ->
                c.sample(SAMPLE, atMillis(1), 1, "a.A.a:1")
                    .checkpoint()
                    .sample(SAMPLE, atMillis(2), 1, "b.B.b:1")
                    .checkpoint()
                    .sample(SAMPLE, atMillis(3), 1, "c.C.c:1")
                    .linkCheckpoints(order.chars().map(digit -> digit - '0').toArray()));
    ReadResult result = streaming(bytes);
    assertThat(result.states()).containsExactly(Chunk.State.WHOLE);
    assertThat(result.samples())
        .extracting(sample -> sample.stackTrace().frame(0).className())
        .containsExactlyInAnyOrder("a.A", "b.B", "c.C");
    assertThat(result.samples()).allMatch(sample -> sample.thread().name().equals("main"));
  }

  @Test
  void eventsOfUnwantedTypesAreNotDecoded() throws Exception {
    byte[] bytes =
        chunk(
            c -> {
              c.event("jdk.JavaExceptionThrow", e -> e.at(atMillis(1)).set("message", "0123456"));
              c.sample(SAMPLE, atMillis(2), 1, STACK);
            });
    ChunkMap.Event thrown = ChunkMap.of(bytes).chunks().get(0).ordinary().get(0);
    byte[] noise = new byte[thrown.sizeBytes() - 4];
    java.util.Arrays.fill(noise, (byte) 0xFF);
    ReadResult result = streaming(Damage.overwrite(bytes, thrown.offset() + 4, noise));
    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.counts()).containsEntry("jdk.JavaExceptionThrow", 1L);
    assertThat(result.samples()).hasSize(1);
  }

  @Test
  void eachStackIsResolvedOnce() throws Exception {
    byte[] bytes =
        chunk(
            c -> {
              for (int i = 0; i < 10_000; i++) {
                c.sample(SAMPLE, atMillis(i), 1, i % 2 == 0 ? STACK : "b.B.b:1");
              }
            });
    Set<Integer> numbers = new HashSet<>();
    Set<StackTrace> stacks = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    try (Recording recording = MemorySource.recording(bytes)) {
      RecordingReader reader = RecordingReader.open(recording, Parser.STREAMING);
      reader.read(
          reader.chunks().get(0),
          Selection.everythingAnd(Set.of()),
          new EventSink() {
            @Override
            public void samples(SampleBatch batch) {
              for (int i = 0; i < batch.size(); i++) {
                numbers.add(batch.stackNumber(i));
                stacks.add(batch.stackTrace(i));
              }
            }
          });
    }
    assertThat(numbers).hasSize(2);
    assertThat(stacks).hasSize(2);
  }

  @Test
  void outlineHasFullRowsOnlyForIntervalsThatBeginBeforeTheirChunk() throws Exception {
    byte[] bytes =
        chunk(
            c -> {
              c.startNanos(atMillis(1_000));
              c.event("jdk.ThreadPark", e -> park(e, 900));
              c.event("jdk.ThreadPark", e -> park(e, 1_100));
            });
    Selection outline = Selection.everythingAnd(Set.of()).outlined(Set.of());
    try (Recording recording = MemorySource.recording(bytes)) {
      List<Event.Interval> parks = ReadResult.of(recording, Parser.STREAMING, outline).intervals();
      assertThat(parks.get(0).subject()).isEqualTo("a.Lock");
      assertThat(parks.get(0).stackTrace().depth()).isEqualTo(2);
      assertThat(parks.get(1).subject()).isEmpty();
      assertThat(parks.get(1).stackTrace().isEmpty()).isTrue();
      assertThat(parks.get(1).thread().name()).isEqualTo("main");
      assertThat(parks.get(1).endNanos()).isEqualTo(atMillis(1_300));
    }
  }

  @Test
  void causesOfIntervalsAreLeftOutIfNobodyAsks() throws Exception {
    byte[] bytes = chunk(c -> c.event("jdk.ThreadPark", e -> park(e, 1)));
    try (Recording recording = MemorySource.recording(bytes)) {
      Selection all = Selection.everythingAnd(Set.of());
      Event.Interval full = ReadResult.of(recording, Parser.STREAMING, all).intervals().get(0);
      Event.Interval plain =
          ReadResult.of(recording, Parser.STREAMING, all.withoutCauses()).intervals().get(0);
      assertThat(full.address()).isEqualTo(LOCK_ADDRESS);
      assertThat(plain.address()).isZero();
      assertThat(plain.subject()).isEqualTo(full.subject()).isEqualTo("a.Lock");
      assertThat(plain.stackTrace()).isEqualTo(full.stackTrace());
      assertThat(plain.endNanos()).isEqualTo(full.endNanos());
    }
  }

  private static void park(dev.debrief.testdata.jfr.EventBuilder event, long millis) {
    event
        .at(atMillis(millis))
        .lasting(Duration.ofMillis(200))
        .thread(1)
        .stack(STACK)
        .set("parkedClass", "a.Lock")
        .set("address", LOCK_ADDRESS);
  }

  @Test
  void knowsVirtualThreadsAndIdsOfTheOperatingSystem() throws Exception {
    byte[] bytes =
        recording()
            .thread(1, "main")
            .thread(ThreadSpec.virtual(40, "v").withGroup("main"))
            .thread(ThreadSpec.virtual(41, ""))
            .thread(ThreadSpec.nativeThread(77, "GC Thread#0"))
            .chunk(
                c -> {
                  for (long thread : new long[] {1, 40, 41, 77}) {
                    c.sample(SAMPLE, atMillis(thread), thread, STACK);
                  }
                })
            .toBytes();
    assertThat(streaming(bytes).samples())
        .extracting(Event.Sample::thread)
        .containsExactly(
            new ThreadRef(1, 1001, 1, "main", ThreadRef.Kind.PLATFORM),
            new ThreadRef(40, 0, 40, "v", ThreadRef.Kind.VIRTUAL),
            new ThreadRef(41, 0, 41, "", ThreadRef.Kind.VIRTUAL),
            new ThreadRef(0, 77, 77, "GC Thread#0", ThreadRef.Kind.NATIVE));
  }

  @Test
  void lostThreadsAreToldApartByTheirKeys() throws Exception {
    byte[] bytes =
        chunk(
            c -> {
              for (long key : new long[] {8, 9, 8}) {
                c.event(
                    SAMPLE,
                    e -> e.at(atMillis(1)).set("sampledThread", new Raw.PoolId(key)).stack(STACK));
              }
            });
    ReadResult result = streaming(bytes);
    assertThat(result.samples())
        .extracting(sample -> sample.thread().poolKey())
        .containsExactly(8L, 9L, 8L);
    assertThat(result.samples()).allMatch(sample -> sample.thread().isLost());
    assertThat(result.diagnostic("thread-missing").count()).isEqualTo(3);
  }

  @Test
  void typesThatContradictEachOtherAreLeftToTheOtherDecoder() throws Exception {
    byte[] bytes = contradiction();
    ReadResult result = ReadResult.of(bytes);
    assertThat(result.diagnostic("chunk-declined").level()).isEqualTo(Diagnostic.Level.INFO);
    ReadResult alone = streaming(bytes);
    assertThat(alone.states()).containsExactly(Chunk.State.LOST);
    assertThat(alone.codes()).containsExactly("chunk-declined");
  }

  /** Two structures contain each other, so that no value of them has an end. */
  private static byte[] contradiction() {
    return chunk(
        c ->
            c.type("struct test.A b:test.B")
                .type("struct test.B a:test.A")
                .type("event test.Endless $instant a:test.A")
                .declare("test.Endless")
                .sample(SAMPLE, atMillis(1), 1, STACK));
  }

  @Test
  void streamingAloneLosesChunksOfTheOldFormat() throws Exception {
    byte[] bytes = chunk(c -> c.sample(SAMPLE, atMillis(1), 1, STACK));
    byte[] old = Damage.header(bytes, 0, HeaderField.MAJOR, 0);
    ReadResult result = streaming(Damage.header(old, 0, HeaderField.MINOR, 9));
    assertThat(result.states()).containsOnly(Chunk.State.LOST);
    assertThat(result.samples()).isEmpty();
  }

  @Test
  void namesTheDecodersThatWereNeeded() throws Exception {
    byte[] good = chunk(c -> c.sample(SAMPLE, atMillis(1), 1, STACK));
    assertThat(parserOf(good)).isEqualTo("streaming");
    assertThat(parserOf(contradiction())).isEqualTo("jmc");
  }

  private static String parserOf(byte[] bytes) throws Exception {
    try (Recording recording = MemorySource.recording(bytes)) {
      RecordingReader reader = RecordingReader.open(recording);
      assertThat(reader.parser()).isEqualTo("none");
      reader.read(reader.chunks().get(0), Selection.everythingAnd(Set.of()), new EventSink() {});
      return reader.parser();
    }
  }
}
