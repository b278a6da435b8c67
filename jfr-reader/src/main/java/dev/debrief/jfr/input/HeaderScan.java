package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The question whether a source holds a chunk header near its start. A header that does not stand
 * at the very start must prove itself, because JDK 14 and later store a copy of the header in a
 * checkpoint at every flush: a recording without its head is full of headers that begin no chunk.
 * What proves a header is the metadata event where it says that its metadata lies.
 */
final class HeaderScan {
  /** How far a header is looked for. */
  static final int SCAN_BYTES = 4 << 20;

  private static final int HEADER_BYTES = 68;
  private static final int NEWEST_MAJOR = 2;

  private HeaderScan() {}

  /** Returns whether a chunk begins within the first {@link #SCAN_BYTES}. */
  static boolean findsChunk(ByteSource source) throws IOException {
    if (Content.of(source) == Content.RECORDING) {
      return true;
    }
    byte[] bytes = new byte[(int) Math.min(SCAN_BYTES, source.sizeBytes())];
    int length = source.read(0, bytes, 0, bytes.length);
    for (int at = 1; at + 8 <= length; at++) {
      if (isMagic(bytes, at) && beginsChunk(source, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMagic(byte[] bytes, int at) {
    return bytes[at] == 'F' && bytes[at + 1] == 'L' && bytes[at + 2] == 'R' && bytes[at + 3] == 0;
  }

  private static boolean beginsChunk(ByteSource source, long at) throws IOException {
    byte[] bytes = new byte[HEADER_BYTES];
    if (source.read(at, bytes, 0, HEADER_BYTES) < HEADER_BYTES) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    int major = header.getShort(4);
    if (major == 0) {
      return isOldMetadata(source, at, header.getLong(8));
    }
    long metadata = header.getLong(24);
    boolean unfinished = metadata == 0;
    return major > 0 && major <= NEWEST_MAJOR && (unfinished || isMetadata(source, at, metadata));
  }

  /** An event of format 1 and 2: its size and its type, 0 for metadata, as LEB128. */
  private static boolean isMetadata(ByteSource source, long chunk, long offset) throws IOException {
    byte[] event = new byte[10];
    if (!read(source, chunk, offset, event)) {
      return false;
    }
    int last = 0;
    while (event[last] < 0 && last < event.length - 2) {
      last++;
    }
    return (event[0] & 0x7f) + last > 0 && event[last + 1] == 0;
  }

  /** An event of format 0: its size and its type as four bytes each. */
  private static boolean isOldMetadata(ByteSource source, long chunk, long offset)
      throws IOException {
    byte[] event = new byte[8];
    if (!read(source, chunk, offset, event)) {
      return false;
    }
    ByteBuffer fields = ByteBuffer.wrap(event);
    return fields.getInt() > 0 && fields.getInt() == 0;
  }

  private static boolean read(ByteSource source, long chunk, long offset, byte[] target)
      throws IOException {
    return offset > 0
        && offset < source.sizeBytes() - chunk
        && source.read(chunk + offset, target, 0, target.length) == target.length;
  }
}
