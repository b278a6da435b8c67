package dev.debrief.testdata.jfr;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import dev.debrief.testdata.corpus.EventCounts;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Places of chunks and events, and damage aimed at them. */
class ChunkMapTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  @ParameterizedTest
  @EnumSource(Integers.class)
  void findsEveryChunkAndEvent(Integers integers) {
    byte[] bytes = twoChunks(integers);
    ChunkMap map = ChunkMap.of(bytes);
    assertThat(map.chunks()).hasSize(2);
    assertThat(map.chunks().get(0).ordinary()).hasSize(3);
    assertThat(map.chunks().get(0).checkpoints()).hasSize(2);
    assertThat(map.chunks().get(1).endOffset()).isEqualTo(bytes.length);
  }

  @Test
  void headerPointsToMetadataAndLastCheckpoint() {
    byte[] bytes = twoChunks(Integers.COMPRESSED);
    ChunkMap.Chunk second = ChunkMap.of(bytes).chunks().get(1);
    assertThat(second.offset() + HeaderField.METADATA_OFFSET.read(bytes, second.offset()))
        .isEqualTo(second.metadata().offset());
    assertThat(second.offset() + HeaderField.POOL_OFFSET.read(bytes, second.offset()))
        .isEqualTo(second.checkpoints().get(1).offset());
  }

  @Test
  void refusesDamagedRecordings() {
    byte[] bytes = twoChunks(Integers.COMPRESSED);
    assertThatThrownBy(() -> ChunkMap.of(Damage.truncate(bytes, bytes.length - 1)))
        .isInstanceOf(IllegalArgumentException.class);
    int second = ChunkMap.of(bytes).chunks().get(1).offset();
    assertThatThrownBy(() -> ChunkMap.of(Damage.header(bytes, second, HeaderField.SIZE, 0)))
        .hasMessageContaining("size 0");
    int event = ChunkMap.of(bytes).chunks().get(0).ordinary().get(0).offset();
    assertThatThrownBy(() -> ChunkMap.of(Damage.overwrite(bytes, event, (byte) 0)))
        .hasMessageContaining("event at byte " + event);
  }

  @Test
  void cutAndInsertChangeLengthOnly() {
    byte[] bytes = {1, 2, 3, 4};
    assertThat(Damage.cut(bytes, 1, 3)).containsExactly(1, 4);
    assertThat(Damage.insert(bytes, 1, (byte) 9, (byte) 8)).containsExactly(1, 9, 8, 2, 3, 4);
  }

  @Test
  void flippedBitsDependOnTheSeedOnly() {
    byte[] bytes = new byte[100];
    assertThat(Damage.flipBits(bytes, 50, 60, 7, 1))
        .isEqualTo(Damage.flipBits(bytes, 50, 60, 7, 1))
        .startsWith(new byte[50])
        .endsWith(new byte[40])
        .isNotEqualTo(bytes);
  }

  @Test
  void bytesMayStandBetweenEvents() {
    byte[] plain = recording().chunk(c -> {}).toBytes();
    byte[] junk = recording().chunk(c -> c.bytes((byte) 0, (byte) 0)).toBytes();
    assertThat(junk).hasSize(plain.length + 2);
  }

  /** Real recordings have as many events as the independent walker counted. */
  @Test
  void countsTheEventsOfRealRecordings() throws IOException {
    Corpus corpus = Corpus.openOrSkip();
    for (EventCounts counts : corpus.eventCounts()) {
      if (counts.isWhole() && counts.file().endsWith(".jfr") && !counts.version().startsWith("0")) {
        byte[] bytes = Files.readAllBytes(corpus.path(counts.file()));
        int events = ChunkMap.of(bytes).chunks().stream().mapToInt(c -> c.ordinary().size()).sum();
        assertThat(events).as(counts.file()).isEqualTo((int) counts.walker().total().orElseThrow());
        TALLY.recording(1);
      }
    }
  }

  private static byte[] twoChunks(Integers integers) {
    return recording()
        .thread(1, "main")
        .chunk(c -> threeSamples(c.integers(integers)))
        .chunk(c -> threeSamples(c.integers(integers).metadataAtEnd()))
        .toBytes();
  }

  private static void threeSamples(ChunkBuilder chunk) {
    chunk
        .sample("jdk.ExecutionSample", atMillis(1), 1, "a.A.a")
        .checkpoint()
        .sample("jdk.ExecutionSample", atMillis(2), 1, "a.B.b")
        .sample("jdk.ExecutionSample", atMillis(3), 1, "a.C.c");
  }
}
