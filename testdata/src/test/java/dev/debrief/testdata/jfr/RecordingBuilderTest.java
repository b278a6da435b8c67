package dev.debrief.testdata.jfr;

import static dev.debrief.testdata.jfr.RecordingBuilder.START_NANOS;
import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.ItemToolkit;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.JfrAttributes;

/** What the JDK and JMC read is what the test described. */
class RecordingBuilderTest {
  private static final String STACK = "a.Foo.bar(I)V:12@7 < a.Foo.run:5 [Interpreted] < ...";

  @Test
  void timesAreExactToTheNanosecond() throws Exception {
    RecordedEvent event = readOne(c -> c.interval("jdk.ThreadSleep", at(123), at(456), 1, STACK));
    assertThat(event.getStartTime()).isEqualTo(instant(at(123)));
    assertThat(event.getDuration()).isEqualTo(Duration.ofNanos(333));
  }

  @Test
  void aChunksClockMayRunAtAnySpeed() throws Exception {
    RecordedEvent event =
        readOne(
            c ->
                c.startNanos(at(1_000))
                    .startTicks(77)
                    .ticksPerSecond(25_000_000)
                    .interval("jdk.ThreadSleep", at(1_400), at(2_200), 1, STACK));
    assertThat(event.getStartTime()).isEqualTo(instant(at(1_400)));
    assertThat(event.getDuration()).isEqualTo(Duration.ofNanos(800));
  }

  @Test
  void anEventMayStartBeforeItsChunk() throws Exception {
    RecordedEvent event =
        readOne(
            c ->
                c.startNanos(atMillis(9_000))
                    .startTicks(5)
                    .interval("jdk.ThreadPark", atMillis(1_000), atMillis(9_500), 1, STACK));
    assertThat(event.getStartTime()).isEqualTo(instant(atMillis(1_000)));
    assertThat(event.getEndTime()).isEqualTo(instant(atMillis(9_500)));
  }

  @Test
  void jmcReadsEveryChunkWithItsOwnClock() throws Exception {
    byte[] bytes =
        recording()
            .thread(1, "main")
            .chunk(c -> c.sample("jdk.ExecutionSample", atMillis(10), 1, STACK))
            .chunk(
                c ->
                    c.startTicks(3)
                        .ticksPerSecond(1_000_000)
                        .sample("jdk.ExecutionSample", atMillis(1_020), 1, STACK))
            .toBytes();
    assertThat(Readers.jmc(bytes))
        .extracting(RecordingBuilderTest::startNanos)
        .containsExactlyInAnyOrder(atMillis(10), atMillis(1_020));
  }

  @Test
  void chunksMayDifferInTypesAndPools() throws Exception {
    byte[] bytes =
        recording()
            .chunk(c -> c.thread(1, "one").sample("jdk.ExecutionSample", at(1), 1, "a.A.a:1"))
            .chunk(
                c ->
                    c.thread(1, "other")
                        .firstTypeId(900)
                        .integers(Integers.PADDED)
                        .sample("jdk.ExecutionSample", at(2), 1, "b.B.b:2"))
            .toBytes();
    assertThat(Readers.jdk(bytes))
        .extracting(e -> thread(e, "sampledThread").getJavaName(), e -> topFrame(e))
        .containsExactly(tuple("one", "a.A.a"), tuple("other", "b.B.b"));
  }

  @Test
  void stackIsTheTextLeafFirst() throws Exception {
    RecordedStackTrace stack =
        readOne(c -> c.sample("jdk.ExecutionSample", at(1), 1, STACK)).getStackTrace();
    assertThat(stack.isTruncated()).isTrue();
    assertThat(stack.getFrames())
        .extracting(
            f -> f.getMethod().getType().getName() + "." + f.getMethod().getName(),
            f -> f.getMethod().getDescriptor(),
            RecordedFrame::getLineNumber,
            RecordedFrame::getBytecodeIndex,
            RecordedFrame::getType)
        .containsExactly(
            tuple("a.Foo.bar", "(I)V", 12, 7, "JIT compiled"),
            tuple("a.Foo.run", "()V", 5, 0, "Interpreted"));
  }

  @Test
  void framesMayBeConstructorsLambdasAndNativeFunctions() throws Exception {
    RecordedStackTrace stack =
        readOne(
                c ->
                    c.sample(
                        "jdk.ExecutionSample",
                        at(1),
                        1,
                        "a.Foo.<init>:3 < a.Foo$$Lambda$14+0x7f.99.run:-1 < Gc::mark_all [Native]"))
            .getStackTrace();
    assertThat(stack.getFrames())
        .extracting(f -> f.getMethod().getType().getName() + "|" + f.getMethod().getName())
        .containsExactly("a.Foo|<init>", "a.Foo$$Lambda$14+0x7f.99|run", "|Gc::mark_all");
  }

  @Test
  void threadsKeepNamesIdsGroupAndVirtualFlag() throws Exception {
    List<RecordedEvent> events =
        Readers.jdk(
            recording()
                .thread(ThreadSpec.platform(1, "main").withOs(71, "main-os").withGroup("g"))
                .virtualThread(40, "")
                .thread(ThreadSpec.nativeThread(99, "GC Thread#0"))
                .chunk(
                    c ->
                        List.of(1L, 40L, 99L)
                            .forEach(
                                key ->
                                    c.event("jdk.JavaMonitorEnter", e -> e.at(at(1)).thread(key))))
                .toBytes());
    assertThat(events)
        .extracting(e -> describe(e.getThread()))
        .containsExactly(
            "main 1 main-os 71 g false",
            " 40  0 VirtualThreads true",
            "null 0 GC Thread#0 99 null false");
  }

  @Test
  void jmcSeesThreadAndFields() throws Exception {
    byte[] bytes =
        recording()
            .thread(7, "worker")
            .chunk(
                c ->
                    c.event(
                        "jdk.ThreadPark",
                        e ->
                            e.at(at(5))
                                .lasting(Duration.ofNanos(20))
                                .thread(7)
                                .stack(STACK)
                                .set("parkedClass", "java.util.concurrent.FutureTask")))
            .toBytes();
    IItem park = Readers.jmc(bytes).get(0);
    IMCThread thread =
        ItemToolkit.getItemType(park)
            .getAccessor(JfrAttributes.EVENT_THREAD.getKey())
            .getMember(park);
    assertThat(thread.getThreadName()).isEqualTo("worker");
  }

  @ParameterizedTest
  @EnumSource(Raw.Encoding.class)
  void stringsMayHaveEveryEncoding(Raw.Encoding encoding) throws Exception {
    RecordedEvent event =
        readOne(
            c ->
                c.event(
                    "jdk.FileRead",
                    e -> e.at(at(1)).set("path", new Raw.Text("/tmp/über", encoding))));
    assertThat(event.getString("path")).isEqualTo("/tmp/über");
  }

  @Test
  void stringsMayBeEmptyOrNull() throws Exception {
    RecordedEvent event = readOne(c -> c.event("jdk.SocketRead", e -> e.at(at(1)).set("host", "")));
    assertThat(event.getString("host")).isEmpty();
    assertThat(event.getString("address")).isNull();
  }

  @Test
  void customTypesMayHaveEveryKindOfField() throws Exception {
    RecordedEvent event =
        readOne(
            c ->
                c.type("struct acme.Point x:int y:double")
                    .type(
                        "event acme.Order startTime:long@TICKS b:byte c:char s:short f:float"
                            + " where:Point path:#Point[] names:String[] size:long/BYTES")
                    .event(
                        "acme.Order",
                        e ->
                            e.at(at(1))
                                .set("b", -3)
                                .set("c", 'ü')
                                .set("s", -300)
                                .set("f", 1.5f)
                                .set("size", Long.MIN_VALUE)
                                .set("where", Map.of("x", -1, "y", 2.5))
                                .set("path", List.of(Map.of("x", 8), Map.of("x", 9)))
                                .set("names", List.of("p", "q"))));
    assertThat(event.getByte("b")).isEqualTo((byte) -3);
    assertThat(event.getChar("c")).isEqualTo('ü');
    assertThat(event.getShort("s")).isEqualTo((short) -300);
    assertThat(event.getFloat("f")).isEqualTo(1.5f);
    assertThat(event.getLong("size")).isEqualTo(Long.MIN_VALUE);
    assertThat(event.getInt("where.x")).isEqualTo(-1);
    assertThat(event.getDouble("where.y")).isEqualTo(2.5);
    assertThat((Object[]) event.getValue("path")).hasSize(2);
    assertThat((Object[]) event.getValue("names")).containsExactly("p", "q");
  }

  @Test
  void aStandardTypeMayBeReplacedByThatOfAnotherJdk() throws Exception {
    RecordedEvent event =
        readOne(
            c ->
                c.type("event jdk.ThreadSleep $interval time:long/MILLISECONDS")
                    .event("jdk.ThreadSleep", e -> e.at(at(1)).set("time", 1_500)));
    assertThat(event.getDuration("time")).isEqualTo(Duration.ofMillis(1_500));
  }

  @Test
  void settingsNameTheirTypeByNumber() throws Exception {
    RecordedEvent setting = readOne(c -> c.setting("jdk.ThreadPark", "threshold", "10 ms"));
    long parkId = new TypeTable(100, List.of()).get("jdk.ThreadPark").id();
    assertThat(setting.getLong("id")).isEqualTo(parkId);
    assertThat(setting.getString("value")).isEqualTo("10 ms");
  }

  @ParameterizedTest
  @EnumSource(Integers.class)
  void checkpointsMayBeLinkedInAnyOrder(Integers integers) throws Exception {
    byte[] bytes =
        recording()
            .thread(1, "main")
            .chunk(
                c ->
                    c.integers(integers)
                        .linkCheckpoints(1, 2, 0)
                        .metadataAtEnd()
                        .sample("jdk.ExecutionSample", at(1), 1, "a.A.a")
                        .checkpoint()
                        .sample("jdk.ExecutionSample", at(2), 1, "a.B.b")
                        .checkpoint()
                        .sample("jdk.ExecutionSample", at(3), 1, "a.C.c"))
            .toBytes();
    assertThat(Readers.jmc(bytes))
        .extracting(RecordingBuilderTest::topMethod)
        .containsExactlyInAnyOrder("a", "b", "c");
    if (integers != Integers.PLAIN) {
      assertThat(Readers.jdk(bytes))
          .extracting(RecordingBuilderTest::topFrame)
          .containsExactlyInAnyOrder("a.A.a", "a.B.b", "a.C.c");
    }
  }

  @Test
  void constantsAfterTheLastCheckpointAreLostWithoutAFinalOne() throws Exception {
    byte[] bytes =
        recording()
            .thread(1, "main")
            .chunk(
                c ->
                    c.withoutFinalCheckpoint()
                        .sample("jdk.ExecutionSample", at(1), 1, "a.A.a")
                        .checkpoint()
                        .sample("jdk.ExecutionSample", at(2), 1, "a.B.b"))
            .toBytes();
    assertThat(Readers.jdk(bytes))
        .extracting(e -> e.getStackTrace() == null)
        .containsExactly(false, true);
  }

  @Test
  void aConstantMayBeGivenByKey() throws Exception {
    RecordedEvent event =
        readOne(
            c ->
                c.constant("java.lang.Class", 4_000, "a.Lock")
                    .event(
                        "jdk.JavaMonitorEnter",
                        e -> e.at(at(1)).set("monitorClass", new Raw.PoolId(4_000))));
    assertThat(event.getClass("monitorClass").getName()).isEqualTo("a.Lock");
  }

  @ParameterizedTest
  @CsvSource({"1,0", "2,0", "2,1"})
  void versionsMayBeOlder(int major, int minor) throws Exception {
    byte[] bytes =
        recording()
            .thread(1, "main")
            .chunk(
                c ->
                    c.version(major, minor)
                        .interval("jdk.ThreadSleep", at(1), at(2), 1, "java.lang.Thread.sleep"))
            .toBytes();
    assertThat(Readers.jdkCounts(bytes)).containsEntry("jdk.ThreadSleep", 1);
    assertThat(Readers.jmcCounts(bytes)).containsEntry("jdk.ThreadSleep", 1);
  }

  @Test
  void headerFieldsMayLie() {
    byte[] bytes =
        recording()
            .chunk(c -> c.header(HeaderField.SIZE, 0).header(HeaderField.STATE, 255))
            .toBytes();
    assertThat(HeaderField.SIZE.read(bytes, 0)).isZero();
    assertThat(HeaderField.STATE.read(bytes, 0)).isEqualTo(255);
  }

  @Test
  void sameDescriptionGivesSameBytes() {
    assertThat(small()).isEqualTo(small());
  }

  @Test
  void shiftedCopyHappensLater() throws Exception {
    byte[] both =
        RecordingBuilder.concat(small(), RecordingBuilder.shifted(small(), 5_000_000_000L));
    assertThat(Readers.jmc(both))
        .extracting(RecordingBuilderTest::startNanos)
        .containsExactlyInAnyOrder(at(1), at(2), at(5_000_000_001L), at(5_000_000_002L));
  }

  @Test
  void unknownFieldsTypesAndThreadsAreRefused() {
    assertThatThrownBy(() -> readOne(c -> c.event("jdk.CPULoad", e -> e.set("cpu", 1))))
        .hasMessageContaining("jdk.CPULoad has no field cpu");
    assertThatThrownBy(() -> readOne(c -> c.event("jdk.CPULoad", e -> e.thread(1))))
        .hasMessageContaining("jdk.CPULoad has no thread");
    assertThatThrownBy(() -> readOne(c -> c.event("jdk.Nonsense", e -> {})))
        .hasMessageContaining("no type jdk.Nonsense");
    assertThatThrownBy(() -> readOne(c -> c.sample("jdk.ExecutionSample", at(1), 2, "a.A.a")))
        .hasMessageContaining("no thread 2");
  }

  private static byte[] small() {
    return recording()
        .thread(1, "main")
        .chunk(c -> c.sample("jdk.ExecutionSample", at(1), 1, STACK))
        .chunk(c -> c.sample("profiler.WallClockSample", at(2), 1, STACK))
        .toBytes();
  }

  private static RecordedEvent readOne(Consumer<ChunkBuilder> content) throws Exception {
    List<RecordedEvent> events =
        Readers.jdk(recording().thread(1, "main").chunk(content).toBytes());
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static long at(long nanos) {
    return START_NANOS + nanos;
  }

  private static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(0, epochNanos);
  }

  private static long startNanos(IItem event) {
    return ItemToolkit.getItemType(event)
        .getAccessor(JfrAttributes.START_TIME.getKey())
        .getMember(event)
        .clampedLongValueIn(UnitLookup.EPOCH_NS);
  }

  private static String topMethod(IItem event) {
    return ItemToolkit.getItemType(event)
        .getAccessor(JfrAttributes.EVENT_STACKTRACE.getKey())
        .getMember(event)
        .getFrames()
        .get(0)
        .getMethod()
        .getMethodName();
  }

  private static RecordedThread thread(RecordedEvent event, String field) {
    return event.getThread(field);
  }

  private static String topFrame(RecordedEvent event) {
    RecordedFrame top = event.getStackTrace().getFrames().get(0);
    return top.getMethod().getType().getName() + "." + top.getMethod().getName();
  }

  private static String describe(RecordedThread thread) {
    return thread.getJavaName()
        + " "
        + thread.getJavaThreadId()
        + " "
        + thread.getOSName()
        + " "
        + thread.getOSThreadId()
        + " "
        + (thread.getThreadGroup() == null ? null : thread.getThreadGroup().getName())
        + " "
        + thread.getBoolean("virtual");
  }
}
