package dev.debrief.jfr.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkInputTest {
  private static final int NUMBERS = 2_000;

  /** Random bytes are numbers too: of all lengths if the highest bit is often set. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void skippingNumbersEndsWhereReadingThemEnds(int seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = new byte[NUMBERS * 9];
    for (int i = 0; i < bytes.length; i++) {
      boolean goesOn = random.nextInt(8) < seed;
      bytes[i] = (byte) (random.nextInt(128) | (goesOn ? 128 : 0));
    }
    for (int count = 0; count < NUMBERS; count += 1 + random.nextInt(40)) {
      ChunkInput read = ChunkInput.of(bytes, bytes.length, true);
      for (int i = 0; i < count; i++) {
        read.readLong();
      }
      ChunkInput skipped = ChunkInput.of(bytes, bytes.length, true);
      skipped.skipVarints(count);
      assertThat(skipped.position())
          .as("seed %d, %d numbers", seed, count)
          .isEqualTo(read.position());
    }
  }

  @Test
  void readsNumbersOfOneToNineBytesUpToTheLastByte() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (int bits = 0; bits <= 64; bits++) {
      long value = bits == 0 ? 0 : random.nextLong() >>> (64 - bits) | 1L << (bits - 1);
      byte[] bytes = varint(value);
      assertThat(bytes.length).isBetween(1, 9);
      assertThat(ChunkInput.of(bytes, bytes.length, true).readLong()).isEqualTo(value);
      byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
      assertThatThrownBy(() -> ChunkInput.of(cut, cut.length, true).readLong())
          .isInstanceOf(MalformedException.class);
    }
  }

  /** Wherever in random bytes, and up to their end. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 6})
  void smallPairsReadLikeTwoNumbersOrNotAtAll(int seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = new byte[NUMBERS];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextInt(128) | (random.nextInt(8) < seed ? 128 : 0));
    }
    int pairs = 0;
    for (int from = 0; from < bytes.length; from++) {
      ChunkInput small = ChunkInput.of(bytes, bytes.length, true);
      small.seek(from);
      int pair = small.readSmallPair();
      if (pair < 0) {
        assertThat(small.position()).isEqualTo(from);
      } else {
        ChunkInput read = ChunkInput.of(bytes, bytes.length, true);
        read.seek(from);
        assertThat(pair >>> ChunkInput.SMALL_BITS).isEqualTo(read.readInt());
        assertThat(pair & ChunkInput.SMALL_MASK).isEqualTo(read.readInt());
        assertThat(small.position()).isEqualTo(read.position());
        pairs++;
      }
    }
    assertThat(pairs).isGreaterThan(NUMBERS / 100);
    assertThat(ChunkInput.of(bytes, bytes.length, false).readSmallPair()).isEqualTo(-1);
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long rest = value;
    for (int i = 0; i < 8 && rest >>> 7 != 0; i++) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return bytes.toByteArray();
  }

  /** Hundreds of megabytes are not asked of memory because a number says so. */
  @Test
  void stringsOfUnbelievableLengthAreRefusedBeforeTheyAreRead() {
    byte[] utf8 = {3, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 7};
    byte[] chars = {4, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 7};
    for (byte[] bytes : new byte[][] {utf8, chars}) {
      assertThatThrownBy(() -> ChunkInput.of(bytes, bytes.length, true).readString())
          .isInstanceOf(MalformedException.class)
          .hasMessageContaining("2147483647");
    }
  }

  @Test
  void refusesPlacesOutsideAndNegativeLengths() {
    ChunkInput in = ChunkInput.of(new byte[10], 10, true);
    assertThatThrownBy(() -> in.seek(11)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> in.seek(-1)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> in.skip(-1)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> in.copy(5, 6)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> in.readString(9)).isInstanceOf(MalformedException.class);
  }
}
