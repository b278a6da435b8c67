package dev.debrief.jfr;

import java.util.ArrayList;
import java.util.List;

/** A file that lies in memory. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record MemorySource(String name, byte[] bytes) implements ByteSource {
  public static Recording recording(byte[]... files) {
    List<ByteSource> sources = new ArrayList<>();
    for (byte[] file : files) {
      sources.add(new MemorySource("file" + (sources.size() + 1) + ".jfr", file));
    }
    return new Recording("test", sources);
  }

  @Override
  public long sizeBytes() {
    return bytes.length;
  }

  @Override
  public int read(long positionBytes, byte[] target, int offset, int length) {
    if (positionBytes >= bytes.length) {
      return 0;
    }
    int count = (int) Math.min(length, bytes.length - positionBytes);
    System.arraycopy(bytes, (int) positionBytes, target, offset, count);
    return count;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
