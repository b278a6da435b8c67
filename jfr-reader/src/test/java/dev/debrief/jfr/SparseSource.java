package dev.debrief.jfr;

import dev.debrief.testdata.jfr.HeaderField;
import java.util.Arrays;

/**
 * A chunk with events of nearly 2 GiB between its header and its content, of which no byte is
 * stored but their sizes and types.
 */
final class SparseSource implements ByteSource {
  private static final int EVENT_BYTES = Integer.MAX_VALUE - 15;

  private final byte[] header;
  private final byte[] content;
  private final byte[] start;
  private final long contentAt;

  /**
   * @param chunk a chunk with one checkpoint
   * @param type of the large events
   * @param events how many there are
   */
  SparseSource(byte[] chunk, long type, int events) {
    header = Arrays.copyOf(chunk, HeaderField.HEADER_BYTES);
    content = Arrays.copyOfRange(chunk, HeaderField.HEADER_BYTES, chunk.length);
    long inserted = (long) events * EVENT_BYTES;
    contentAt = HeaderField.HEADER_BYTES + inserted;
    for (HeaderField field :
        new HeaderField[] {
          HeaderField.SIZE, HeaderField.POOL_OFFSET, HeaderField.METADATA_OFFSET
        }) {
      field.write(header, 0, field.read(header, 0) + inserted);
    }
    start = new byte[10];
    put(0, EVENT_BYTES);
    put(5, type);
  }

  /** Writes a number into five bytes. */
  private void put(int at, long number) {
    for (int i = 0; i < 5; i++) {
      start[at + i] = (byte) (((number >>> (7 * i)) & 0x7F) | (i < 4 ? 0x80 : 0));
    }
  }

  @Override
  public String name() {
    return "huge.jfr";
  }

  @Override
  public long sizeBytes() {
    return contentAt + content.length;
  }

  @Override
  public int read(long positionBytes, byte[] target, int offset, int length) {
    int count = (int) Math.max(0, Math.min(length, sizeBytes() - positionBytes));
    for (int i = 0; i < count; i++) {
      target[offset + i] = at(positionBytes + i);
    }
    return count;
  }

  private byte at(long position) {
    if (position < header.length) {
      return header[(int) position];
    }
    if (position >= contentAt) {
      return content[(int) (position - contentAt)];
    }
    int inEvent = (int) ((position - header.length) % EVENT_BYTES);
    return inEvent < start.length ? start[inEvent] : 0;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
