package dev.debrief.jfr.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.Headers;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PoolsTest {
  private static final int FIRST = Headers.SIZE;
  private static final int SECOND = Headers.SIZE + 20;

  /** Size, type, start, duration and the distance to the checkpoint before. */
  private static void checkpoint(byte[] bytes, int at, int size, int delta) {
    bytes[at] = (byte) size;
    bytes[at + 1] = 1;
    long rest = delta;
    for (int i = 0; i < 8; i++) {
      bytes[at + 4 + i] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[at + 12] = (byte) rest;
  }

  @Test
  void followsTheChainFromTheLastToTheFirst() throws IOException {
    byte[] bytes = new byte[SECOND + 20];
    checkpoint(bytes, FIRST, 20, 0);
    checkpoint(bytes, SECOND, 20, FIRST - SECOND);
    ChunkInput in = ChunkInput.of(bytes, bytes.length, true);
    assertThat(Pools.chain(in, SECOND).orElseThrow()).containsExactly((long) SECOND, (long) FIRST);
    assertThat(Pools.chain(in, 3)).isEmpty();
    assertThat(Pools.chain(in, bytes.length)).isEmpty();
  }

  /** Each would be copied: a chain of one in every byte would cost the square of the chunk. */
  @Test
  void checkpointsThatOverlapAreNoChain() throws IOException {
    byte[] bytes = new byte[SECOND + 20];
    checkpoint(bytes, FIRST, 30, 0);
    checkpoint(bytes, SECOND, 20, FIRST - SECOND);
    assertThat(Pools.chain(ChunkInput.of(bytes, bytes.length, true), SECOND)).isEmpty();
  }

  @Test
  void chainThatLeadsForwardIsNone() throws IOException {
    byte[] bytes = new byte[SECOND + 20];
    checkpoint(bytes, FIRST, 20, SECOND - FIRST);
    checkpoint(bytes, SECOND, 20, 0);
    assertThat(Pools.chain(ChunkInput.of(bytes, bytes.length, true), FIRST)).isEmpty();
  }
}
