package dev.debrief.testdata.jfr;

import static dev.debrief.testdata.jfr.RecordingBuilder.START_NANOS;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where things lie in a chunk, what links them and what a header says is the test's choice. */
class ChunkLayoutTest {
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
                        .sample("jdk.ExecutionSample", START_NANOS + 1, 1, "a.A.a")
                        .checkpoint()
                        .sample("jdk.ExecutionSample", START_NANOS + 2, 1, "a.B.b")
                        .checkpoint()
                        .sample("jdk.ExecutionSample", START_NANOS + 3, 1, "a.C.c"))
            .toBytes();
    assertThat(Readers.jmc(bytes))
        .extracting(Readers::topMethod)
        .containsExactlyInAnyOrder("a", "b", "c");
    if (integers != Integers.PLAIN) {
      assertThat(Readers.jdk(bytes))
          .extracting(Readers::topFrame)
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
                        .sample("jdk.ExecutionSample", START_NANOS + 1, 1, "a.A.a")
                        .checkpoint()
                        .sample("jdk.ExecutionSample", START_NANOS + 2, 1, "a.B.b"))
            .toBytes();
    assertThat(Readers.jdk(bytes))
        .extracting(e -> e.getStackTrace() == null)
        .containsExactly(false, true);
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
                        .interval(
                            "jdk.ThreadSleep",
                            START_NANOS + 1,
                            START_NANOS + 2,
                            1,
                            "java.lang.Thread.sleep"))
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
  void equalKeysMeanOtherConstantsInEveryChunk() throws Exception {
    byte[] bytes = twoChunks(1);
    assertThat(Readers.jmc(bytes))
        .extracting(Readers::topMethod)
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void jdkReadsChunksWhoseKeysDiffer() throws Exception {
    assertThat(Readers.jdk(twoChunks(5_000)))
        .extracting(Readers::topFrame)
        .containsExactly("a.A.a", "b.B.b");
  }

  @Test
  void killedJvmLeavesAHeaderWithState() {
    byte[] bytes = recording().chunk(ChunkBuilder::killedJvm).toBytes();
    assertThat(HeaderField.STATE.read(bytes, 0)).isEqualTo(14);
    assertThat(HeaderField.SIZE.read(bytes, 0)).isEqualTo(bytes.length);
  }

  @Test
  void killedAsyncProfilerLeavesNoConstants() {
    byte[] bytes = recording().chunk(ChunkBuilder::killedAsyncProfiler).toBytes();
    byte[] mended = Damage.header(bytes, 0, HeaderField.SIZE, bytes.length);
    assertThat(HeaderField.SIZE.read(bytes, 0)).isEqualTo(1 << 30);
    assertThat(ChunkMap.of(mended).chunks().get(0).checkpoints()).isEmpty();
  }

  private static byte[] twoChunks(long secondChunksFirstKey) {
    return recording()
        .thread(1, "main")
        .chunk(c -> c.sample("jdk.ExecutionSample", START_NANOS, 1, "a.A.a"))
        .chunk(
            c ->
                c.firstConstantKey(secondChunksFirstKey)
                    .sample("jdk.ExecutionSample", START_NANOS + 1, 1, "b.B.b"))
        .toBytes();
  }
}
