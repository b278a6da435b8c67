package dev.debrief.jfr.chunk;

import dev.debrief.jfr.ByteSource;

/** The file behind bytes that are all in memory: there is nothing more to read. */
final class NoSource implements ByteSource {
  @Override
  public String name() {
    return "memory";
  }

  @Override
  public long sizeBytes() {
    return 0;
  }

  @Override
  public int read(long positionBytes, byte[] target, int offset, int length) {
    return 0;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
