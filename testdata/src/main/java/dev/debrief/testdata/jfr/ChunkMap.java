package dev.debrief.testdata.jfr;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the chunks and events of a whole recording (format 1 or 2, synthetic or real) lie, to aim
 * damage at them. All offsets count from the recording's first byte.
 */
public record ChunkMap(List<Chunk> chunks) {
  private static final int MAGIC = ('F' << 24) | ('L' << 16) | ('R' << 8);
  private static final int COMPRESSED = 1;
  private static final int LONGEST_INTEGER = 9;

  /** Creates a map. */
  public ChunkMap {
    chunks = List.copyOf(chunks);
  }

  /**
   * Returns the map of a recording.
   *
   * @throws IllegalArgumentException if it is damaged already
   */
  public static ChunkMap of(byte[] recording) {
    List<Chunk> chunks = new ArrayList<>();
    int offset = 0;
    while (offset < recording.length) {
      int sizeBytes = chunkBytes(recording, offset);
      chunks.add(new Chunk(offset, sizeBytes, events(recording, offset, sizeBytes)));
      offset += sizeBytes;
    }
    return new ChunkMap(chunks);
  }

  /** Returns the size of the chunk that starts there, checked to be possible. */
  static int chunkBytes(byte[] recording, int offset) {
    if (recording.length - offset < HeaderField.HEADER_BYTES
        || ByteBuffer.wrap(recording).getInt(offset) != MAGIC) {
      throw new IllegalArgumentException("no chunk header at byte " + offset);
    }
    long size = HeaderField.SIZE.read(recording, offset);
    if (size < HeaderField.HEADER_BYTES || size > recording.length - offset) {
      throw new IllegalArgumentException("chunk at byte " + offset + " cannot have size " + size);
    }
    return (int) size;
  }

  private static List<Event> events(byte[] recording, int chunkOffset, int chunkBytes) {
    boolean plain = (HeaderField.FLAGS.read(recording, chunkOffset) & COMPRESSED) == 0;
    List<Event> events = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(recording).limit(chunkOffset + chunkBytes);
    int offset = chunkOffset + HeaderField.HEADER_BYTES;
    while (offset < in.limit()) {
      in.position(offset);
      long size = plain ? in.getInt() : readVarint(in);
      long typeId = plain ? in.getLong() : readVarint(in);
      if (size <= 0 || size > in.limit() - offset) {
        throw new IllegalArgumentException("event at byte " + offset + " cannot have size " + size);
      }
      events.add(new Event(offset, (int) size, typeId));
      offset += (int) size;
    }
    return events;
  }

  private static long readVarint(ByteBuffer in) {
    long value = 0;
    for (int i = 0; i < LONGEST_INTEGER; i++) {
      long next = in.get() & 0xFF;
      boolean last = i == LONGEST_INTEGER - 1 || next < 0x80;
      value |= (last ? next : next & 0x7F) << (7 * i);
      if (last) {
        break;
      }
    }
    return value;
  }

  /**
   * A chunk's place.
   *
   * @param events everything after the header in file order, metadata and checkpoints included
   */
  public record Chunk(int offset, int sizeBytes, List<Event> events) {

    /** Creates a chunk's place. */
    public Chunk {
      events = List.copyOf(events);
    }

    /** Returns the offset of the byte after the chunk. */
    public int endOffset() {
      return offset + sizeBytes;
    }

    /** Returns the last metadata event. */
    public Event metadata() {
      List<Event> all = events.stream().filter(e -> e.typeId() == 0).toList();
      return all.get(all.size() - 1);
    }

    /** Returns the checkpoints in file order. */
    public List<Event> checkpoints() {
      return events.stream().filter(e -> e.typeId() == 1).toList();
    }

    /** Returns the events proper, without metadata and checkpoints, in file order. */
    public List<Event> ordinary() {
      return events.stream().filter(e -> e.typeId() > 1).toList();
    }
  }

  /** An event's place: its first byte, its bytes with the size field, and its type's number. */
  public record Event(int offset, int sizeBytes, long typeId) {

    /** Returns the offset of the byte after the event. */
    public int endOffset() {
      return offset + sizeBytes;
    }
  }
}
