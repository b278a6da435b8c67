package dev.debrief.jfr;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.jfr.ChunkMap;
import dev.debrief.testdata.jfr.Damage;
import dev.debrief.testdata.jfr.HeaderField;
import dev.debrief.testdata.jfr.RecordingBuilder;
import org.junit.jupiter.api.Test;

/** What becomes of recordings of which something is broken, one thing a test. */
class DamageTest {
  private static final int SAMPLES = 200;
  private static final byte[] ONE = chunkAt(0);
  private static final byte[] TWO = RecordingBuilder.concat(ONE, chunkAt(10_000));
  private static final byte[] THREE = RecordingBuilder.concat(TWO, chunkAt(20_000));

  private static byte[] chunkAt(long millis) {
    return recording()
        .thread(1, "main")
        .chunk(
            c -> {
              c.startNanos(atMillis(millis));
              for (int i = 0; i < SAMPLES; i++) {
                String stack = "a.Foo.m" + i + ":1 < a.Foo.run:5";
                c.sample("jdk.ExecutionSample", atMillis(millis + i * 10L), 1, stack);
              }
            })
        .toBytes();
  }

  private static int eventOffset(int number) {
    return ChunkMap.of(ONE).chunks().get(0).ordinary().get(number).offset();
  }

  @Test
  void unfinishedChunkGivesItsEvents() throws Exception {
    ReadResult result = ReadResult.of(Damage.header(ONE, 0, HeaderField.SIZE, 0));
    assertThat(result.samples()).hasSize(SAMPLES);
    assertThat(result.states()).containsExactly(Chunk.State.WHOLE);
    assertThat(result.codes()).containsExactly("chunk-unfinished");
  }

  @Test
  void chunkThatIsStillBeingWrittenIsNoted() throws Exception {
    ReadResult result = ReadResult.of(Damage.header(ONE, 0, HeaderField.STATE, 14));
    assertThat(result.samples()).hasSize(SAMPLES);
    assertThat(result.codes()).containsExactly("chunk-unfinished");
  }

  @Test
  void truncatedChunkKeepsTheEventsBeforeTheCut() throws Exception {
    byte[] cut = Damage.truncate(ONE, eventOffset(150) + 3);
    ReadResult result = ReadResult.of(cut);
    assertThat(result.samples()).hasSize(150);
    assertThat(result.states()).containsExactly(Chunk.State.PARTIAL);
    assertThat(result.codes()).contains("chunk-truncated", "constants-lost");
    assertThat(result.diagnostic("chunk-truncated").position().orElseThrow().lengthBytes())
        .isEqualTo(ONE.length - cut.length);
  }

  @Test
  void lastConstantsAreReadThoughTheirEndIsMissing() throws Exception {
    ReadResult result = ReadResult.of(Damage.truncate(ONE, ONE.length - 1));
    assertThat(result.samples()).hasSize(SAMPLES);
    assertThat(result.samples().get(0).thread().name()).isEqualTo("main");
    assertThat(result.lostBytes()).isEqualTo(1);
  }

  @Test
  void chunksAroundATruncatedOneAreWhole() throws Exception {
    int second = ONE.length;
    byte[] broken = Damage.cut(THREE, second + eventOffset(100), 2 * ONE.length);
    ReadResult result = ReadResult.of(broken);
    assertThat(result.states())
        .containsExactly(Chunk.State.WHOLE, Chunk.State.PARTIAL, Chunk.State.WHOLE);
    assertThat(result.samples()).hasSize(SAMPLES + 100 + SAMPLES);
  }

  @Test
  void headerWithoutAChunkIsLostAndTheNextOneRead() throws Exception {
    byte[] broken = Damage.cut(TWO, HeaderField.HEADER_BYTES, ONE.length);
    ReadResult result = ReadResult.of(broken);
    assertThat(result.states()).containsExactly(Chunk.State.LOST, Chunk.State.WHOLE);
    assertThat(result.samples()).hasSize(SAMPLES);
  }

  @Test
  void headerThatIsCutOffIsLost() throws Exception {
    ReadResult result = ReadResult.of(Damage.truncate(TWO, ONE.length + 30));
    assertThat(result.states()).containsExactly(Chunk.State.WHOLE, Chunk.State.LOST);
    assertThat(result.codes()).containsExactly("header-truncated");
  }

  @Test
  void bytesBetweenChunksAreSkipped() throws Exception {
    ReadResult result = ReadResult.of(Damage.insert(TWO, ONE.length, new byte[5000]));
    assertThat(result.states()).containsExactly(Chunk.State.WHOLE, Chunk.State.WHOLE);
    assertThat(result.diagnostic("bytes-skipped").position().orElseThrow().lengthBytes())
        .isEqualTo(5000);
  }

  @Test
  void wrongChunkSizeIsFoundOut() throws Exception {
    for (long size : new long[] {ONE.length / 2, ONE.length - 10}) {
      ReadResult result = ReadResult.of(Damage.header(TWO, 0, HeaderField.SIZE, size));
      assertThat(result.samples()).hasSize(2 * SAMPLES);
      assertThat(result.states()).containsExactly(Chunk.State.WHOLE, Chunk.State.WHOLE);
    }
  }

  @Test
  void sizeBeyondTheFileIsATruncatedChunk() throws Exception {
    ReadResult result = ReadResult.of(Damage.header(ONE, 0, HeaderField.SIZE, 1L << 31));
    assertThat(result.samples()).hasSize(SAMPLES);
    assertThat(result.codes()).containsExactly("chunk-truncated");
  }

  @Test
  void eventOfSizeZeroCostsOneEvent() throws Exception {
    ReadResult result = ReadResult.of(Damage.overwrite(ONE, eventOffset(50), (byte) 0));
    assertThat(result.samples()).hasSize(SAMPLES - 1);
    assertThat(result.states()).containsExactly(Chunk.State.PARTIAL);
    assertThat(result.diagnostic("event-damaged").position().orElseThrow().offsetBytes())
        .isEqualTo(eventOffset(50));
  }

  @Test
  void zerosBetweenEventsCostNothingElse() throws Exception {
    ReadResult result = ReadResult.of(Damage.insert(ONE, eventOffset(50), new byte[16]));
    assertThat(result.samples()).hasSize(SAMPLES);
    assertThat(result.lostBytes()).isEqualTo(16);
  }

  @Test
  void wrongMetadataOffsetIsPutRight() throws Exception {
    for (long offset : new long[] {0, eventOffset(3), ONE.length + 5L}) {
      ReadResult result = ReadResult.of(Damage.header(ONE, 0, HeaderField.METADATA_OFFSET, offset));
      assertThat(result.samples()).hasSize(SAMPLES);
      assertThat(result.states()).containsExactly(Chunk.State.WHOLE);
      assertThat(result.codes()).containsExactly("header-mended");
    }
  }

  @Test
  void wrongConstantPoolOffsetIsPutRight() throws Exception {
    for (long offset : new long[] {0, eventOffset(3)}) {
      ReadResult result = ReadResult.of(Damage.header(ONE, 0, HeaderField.POOL_OFFSET, offset));
      assertThat(result.samples().get(0).thread().name()).isEqualTo("main");
      assertThat(result.states()).containsExactly(Chunk.State.WHOLE);
    }
  }

  @Test
  void checkpointsThatTheChainForgetsAreLinkedAgain() throws Exception {
    byte[] bytes =
        recording()
            .thread(1, "main")
            .chunk(
                c ->
                    c.sample("jdk.ExecutionSample", atMillis(1), 1, "a.A.a:1")
                        .checkpoint()
                        .sample("jdk.ExecutionSample", atMillis(2), 1, "b.B.b:1")
                        .linkCheckpoints(1))
            .toBytes();
    ReadResult result = ReadResult.of(bytes);
    assertThat(result.samples()).noneMatch(s -> s.stackTrace().isEmpty());
    assertThat(result.codes()).containsExactly("header-mended");
  }

  @Test
  void lostConstantsAreCounted() throws Exception {
    byte[] bytes =
        recording()
            .thread(1, "main")
            .chunk(
                c ->
                    c.sample("jdk.ExecutionSample", atMillis(1), 1, "a.A.a:1")
                        .withoutFinalCheckpoint())
            .toBytes();
    ReadResult result = ReadResult.of(bytes);
    assertThat(result.samples()).hasSize(1);
    assertThat(result.codes()).contains("constants-lost", "thread-missing", "stack-missing");
    assertThat(result.states()).containsExactly(Chunk.State.PARTIAL);
  }

  @Test
  void chunkWithoutReadableMetadataIsLost() throws Exception {
    int metadata = ChunkMap.of(ONE).chunks().get(0).metadata().offset();
    byte[] noise = new byte[200];
    java.util.Arrays.fill(noise, (byte) 0x31);
    ReadResult result = ReadResult.of(Damage.overwrite(TWO, metadata + 10, noise));
    assertThat(result.states()).containsExactly(Chunk.State.LOST, Chunk.State.WHOLE);
    assertThat(result.codes()).contains("metadata-lost");
    assertThat(result.samples()).hasSize(SAMPLES);
  }

  @Test
  void damagedClockLosesTheChunkAndSaysSo() throws Exception {
    for (HeaderField field :
        new HeaderField[] {HeaderField.START_NANOS, HeaderField.TICKS_PER_SECOND}) {
      ReadResult result = ReadResult.of(Damage.header(TWO, 0, field, -1));
      assertThat(result.states()).containsExactly(Chunk.State.LOST, Chunk.State.WHOLE);
      assertThat(result.codes()).containsExactly("clock-unusable");
    }
  }

  @Test
  void unknownVersionIsReadAsTheLatest() throws Exception {
    byte[] bytes = Damage.header(ONE, 0, HeaderField.MAJOR, 65_535);
    ReadResult result = ReadResult.of(bytes);
    assertThat(result.samples()).hasSize(SAMPLES);
    assertThat(result.codes()).containsExactly("header-mended");
  }

  @Test
  void everyBitFlipEndsWithAnAnswer() throws Exception {
    for (int seed = 0; seed < 60; seed++) {
      byte[] flipped = Damage.flipBits(TWO, 8, ONE.length, seed, 1 + seed % 8);
      ReadResult result = ReadResult.of(flipped);
      assertThat(result.samples()).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(SAMPLES);
    }
  }

  @Test
  void readingTwiceGivesTheSameAndNotesOnce() throws Exception {
    byte[] broken = Damage.overwrite(ONE, eventOffset(50), (byte) 0);
    RecordingReader reader = RecordingReader.open(MemorySource.recording(broken));
    int[] seen = new int[2];
    for (int i = 0; i < 2; i++) {
      int pass = i;
      reader.read(
          reader.chunks().get(0),
          Selection.everythingAnd(java.util.Set.of()),
          new EventSink() {
            @Override
            public void samples(SampleBatch batch) {
              seen[pass] += batch.size();
            }
          });
    }
    assertThat(seen[1]).isEqualTo(seen[0]).isEqualTo(SAMPLES - 1);
    assertThat(reader.diagnostics()).hasSize(1);
  }
}
