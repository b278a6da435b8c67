package dev.debrief.testdata.jfr;

import static dev.debrief.testdata.jfr.RecordingBuilder.START_NANOS;
import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

/** What the JDK and JMC read is what the test described: times, types and chunks. */
class RecordingBuilderTest {
  private static final String STACK = "a.Foo.bar(I)V:12@7 < a.Foo.run:5 [Interpreted] < ...";

  @Test
  void timesAreExactToTheNanosecond() throws Exception {
    RecordedEvent event =
        Readers.readOne(
            c -> c.interval("jdk.ThreadSleep", START_NANOS + 123, START_NANOS + 456, 1, STACK));
    assertThat(event.getStartTime()).isEqualTo(Readers.instant(START_NANOS + 123));
    assertThat(event.getDuration()).isEqualTo(Duration.ofNanos(333));
  }

  @Test
  void aChunksClockMayRunAtAnySpeed() throws Exception {
    RecordedEvent event =
        Readers.readOne(
            c ->
                c.startNanos(START_NANOS + 1_000)
                    .startTicks(77)
                    .ticksPerSecond(25_000_000)
                    .interval(
                        "jdk.ThreadSleep", START_NANOS + 1_400, START_NANOS + 2_200, 1, STACK));
    assertThat(event.getStartTime()).isEqualTo(Readers.instant(START_NANOS + 1_400));
    assertThat(event.getDuration()).isEqualTo(Duration.ofNanos(800));
  }

  @Test
  void anEventMayStartBeforeItsChunk() throws Exception {
    RecordedEvent event =
        Readers.readOne(
            c ->
                c.startNanos(atMillis(9_000))
                    .startTicks(5)
                    .interval("jdk.ThreadPark", atMillis(1_000), atMillis(9_500), 1, STACK));
    assertThat(event.getStartTime()).isEqualTo(Readers.instant(atMillis(1_000)));
    assertThat(event.getEndTime()).isEqualTo(Readers.instant(atMillis(9_500)));
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
        .extracting(Readers::startNanos)
        .containsExactlyInAnyOrder(atMillis(10), atMillis(1_020));
  }

  @Test
  void chunksMayDifferInTypesAndPools() throws Exception {
    byte[] bytes =
        recording()
            .chunk(
                c ->
                    c.thread(1, "one").sample("jdk.ExecutionSample", START_NANOS + 1, 1, "a.A.a:1"))
            .chunk(
                c ->
                    c.thread(1, "other")
                        .firstTypeId(900)
                        .integers(Integers.PADDED)
                        .sample("jdk.ExecutionSample", START_NANOS + 2, 1, "b.B.b:2"))
            .toBytes();
    assertThat(Readers.jdk(bytes))
        .extracting(e -> e.getThread("sampledThread").getJavaName(), e -> Readers.topFrame(e))
        .containsExactly(tuple("one", "a.A.a"), tuple("other", "b.B.b"));
  }

  @Test
  void customTypesMayHaveEveryKindOfField() throws Exception {
    RecordedEvent event =
        Readers.readOne(
            c ->
                c.type("struct acme.Point x:int y:double")
                    .type(
                        "event acme.Order startTime:long@TICKS b:byte c:char s:short f:float"
                            + " where:Point path:#Point[] names:String[] size:long/BYTES")
                    .event(
                        "acme.Order",
                        e ->
                            e.at(START_NANOS + 1)
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
        Readers.readOne(
            c ->
                c.type("event jdk.ThreadSleep $interval time:long/MILLISECONDS")
                    .event("jdk.ThreadSleep", e -> e.at(START_NANOS + 1).set("time", 1_500)));
    assertThat(event.getDuration("time")).isEqualTo(Duration.ofMillis(1_500));
  }

  @Test
  void settingsNameTheirTypeByNumber() throws Exception {
    RecordedEvent setting = Readers.readOne(c -> c.setting("jdk.ThreadPark", "threshold", "10 ms"));
    long parkId = new TypeTable(100, List.of()).get("jdk.ThreadPark").id();
    assertThat(setting.getLong("id")).isEqualTo(parkId);
    assertThat(setting.getString("value")).isEqualTo("10 ms");
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
        .extracting(Readers::startNanos)
        .containsExactlyInAnyOrder(
            START_NANOS + 1,
            START_NANOS + 2,
            START_NANOS + 5_000_000_001L,
            START_NANOS + 5_000_000_002L);
  }

  @Test
  void unknownFieldsTypesAndThreadsAreRefused() {
    assertThatThrownBy(() -> Readers.readOne(c -> c.event("jdk.CPULoad", e -> e.set("cpu", 1))))
        .hasMessageContaining("jdk.CPULoad has no field cpu");
    assertThatThrownBy(() -> Readers.readOne(c -> c.event("jdk.CPULoad", e -> e.thread(1))))
        .hasMessageContaining("jdk.CPULoad has no thread");
    assertThatThrownBy(() -> Readers.readOne(c -> c.event("jdk.Nonsense", e -> {})))
        .hasMessageContaining("no type jdk.Nonsense");
    assertThatThrownBy(
            () ->
                Readers.readOne(c -> c.sample("jdk.ExecutionSample", START_NANOS + 1, 2, "a.A.a")))
        .hasMessageContaining("no thread 2");
  }

  private static byte[] small() {
    return recording()
        .thread(1, "main")
        .chunk(c -> c.sample("jdk.ExecutionSample", START_NANOS + 1, 1, STACK))
        .chunk(c -> c.sample("profiler.WallClockSample", START_NANOS + 2, 1, STACK))
        .toBytes();
  }
}
