package dev.debrief.jfr.chunk;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.ChunkHeader;
import java.io.IOException;
import java.util.Optional;

/** Looks at headers and magic anywhere in a file through one reused buffer. */
final class SourceWindow {
  private static final int BUFFER = 1 << 16;

  private final ByteSource file;
  private final byte[] buffer = new byte[BUFFER];
  private final byte[] header = new byte[Headers.SIZE];

  SourceWindow(ByteSource file) {
    this.file = file;
  }

  long sizeBytes() {
    return file.sizeBytes();
  }

  /** Returns whether the file goes on with the magic of a chunk. */
  boolean magicAt(long position) throws IOException {
    return file.read(position, header, 0, 4) == 4 && Headers.magicAt(header, 0);
  }

  /** Reads a header of 1.x/2.x layout; empty if the file ends within it. */
  Optional<ChunkHeader> headerAt(long position) throws IOException {
    boolean complete = file.read(position, header, 0, Headers.SIZE) == Headers.SIZE;
    return complete ? Optional.of(Headers.read(header)) : Optional.empty();
  }

  /** Reads a big-endian number. */
  long number(long position, int bytes) throws IOException {
    int read = file.read(position, header, 0, bytes);
    long value = 0;
    for (int i = 0; i < read; i++) {
      value = value << 8 | (header[i] & 0xFF);
    }
    return read == bytes ? value : -1;
  }

  /** Returns where the next plausible header begins, or the end of the file. */
  long nextHeader(long from) throws IOException {
    long position = from;
    while (position < file.sizeBytes()) {
      int read = file.read(position, buffer, 0, BUFFER);
      for (int i = 0; i + 4 <= read; i++) {
        if (buffer[i] == 'F' && Headers.magicAt(buffer, i) && plausibleAt(position + i)) {
          return position + i;
        }
      }
      if (read < BUFFER) {
        return file.sizeBytes();
      }
      position += BUFFER - 3;
    }
    return file.sizeBytes();
  }

  private boolean plausibleAt(long position) throws IOException {
    Optional<ChunkHeader> header = headerAt(position).filter(Headers::plausible);
    return (header.isPresent() && metadataAt(position, header.get())) || V0.at(this, position) > 0;
  }

  /**
   * Returns whether a metadata event stands where a header says. HotSpot copies its header into a
   * checkpoint event at every flush; such a copy looks right but for this.
   */
  private boolean metadataAt(long position, ChunkHeader header) throws IOException {
    byte[] head = new byte[16];
    int read = file.read(position + header.metadataOffset(), head, 0, head.length);
    ChunkInput in = ChunkInput.of(head, read, header.compressedIntegers());
    try {
      return header.metadataOffset() >= Headers.SIZE && in.readInt() > 0 && in.readLong() == 0;
    } catch (MalformedException e) {
      return false;
    }
  }

  /** Returns whether stepping from event to event arrives exactly at the given end. */
  boolean eventsEndAt(long start, long end, boolean compressed) throws IOException {
    long position = start + Headers.SIZE;
    byte[] head = new byte[8];
    while (position < end) {
      int read = file.read(position, head, 0, head.length);
      int size;
      try {
        size = ChunkInput.of(head, read, compressed).readInt();
      } catch (MalformedException e) {
        return false;
      }
      if (size <= 0) {
        return false;
      }
      position += size;
    }
    return position == end;
  }
}
