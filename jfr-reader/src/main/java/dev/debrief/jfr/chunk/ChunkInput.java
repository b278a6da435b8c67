package dev.debrief.jfr.chunk;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Chunk;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads the primitive values of chunk formats 1.x and 2.x at any position of a stretch of bytes: of
 * a chunk through one reused buffer, or of memory. Every bound is checked. Integers are LEB128 with
 * the ninth byte whole, or big endian where the chunk says so (JDK: {@code
 * jdk.jfr.internal.consumer.RecordingInput}). Positions count from the start of the stretch. For
 * one thread.
 */
public final class ChunkInput {
  /** Large enough to hide the cost of a read, small enough for the processor's cache. */
  private static final int BUFFER = 1 << 18;

  /** Bytes of the longest LEB128-encoded integer. */
  public static final int LONGEST_VARINT = 9;

  /** Bits of the second integer in what {@link #readSmallPair} returns. */
  public static final int SMALL_BITS = 14;

  /** Those bits. */
  public static final int SMALL_MASK = (1 << SMALL_BITS) - 1;

  private static final ByteSource MEMORY = new NoSource();

  private final ByteSource file;
  private final long base;
  private final long length;
  private final boolean compressed;

  /** What of the stretch is in memory: {@code data[0]} stands at {@code windowStart}. */
  private byte[] data;

  private long windowStart;
  private int position;
  private int limit;

  private ChunkInput(
      ByteSource file, long base, long length, boolean compressed, byte[] data, int limit) {
    this.file = file;
    this.base = base;
    this.length = length;
    this.compressed = compressed;
    this.data = data;
    this.limit = limit;
  }

  /** Returns the bytes of a chunk, read as they are needed. */
  public static ChunkInput of(ByteSource file, Chunk chunk) {
    int buffer = (int) Math.min(BUFFER, Math.max(Headers.SIZE, chunk.lengthBytes()));
    return new ChunkInput(
        file,
        chunk.offsetBytes(),
        chunk.lengthBytes(),
        chunk.header().compressedIntegers(),
        new byte[buffer],
        0);
  }

  /** Returns the first bytes of an array. */
  public static ChunkInput of(byte[] data, int length, boolean compressed) {
    return new ChunkInput(MEMORY, 0, length, compressed, data, length);
  }

  /** Returns another input of the same bytes, which must all be in memory, at its beginning. */
  public ChunkInput again() {
    return of(data, limit, compressed);
  }

  /** Returns where the next value begins. */
  public long position() {
    return windowStart + position;
  }

  /** Returns the number of bytes of the whole stretch. */
  public long length() {
    return length;
  }

  /** Returns whether integers are LEB128-encoded. */
  public boolean compressed() {
    return compressed;
  }

  /**
   * Goes to a position.
   *
   * @throws MalformedException if it lies outside
   */
  public void seek(long target) throws MalformedException {
    long index = target - windowStart;
    if (index >= 0 && index <= limit) {
      position = (int) index;
    } else if (target < 0 || target > length) {
      throw new MalformedException("byte " + target + " wanted of " + length);
    } else {
      windowStart = target;
      position = 0;
      limit = 0;
    }
  }

  /** Passes over bytes. */
  public void skip(long bytes) throws MalformedException {
    if (bytes < 0) {
      throw new MalformedException(bytes + " bytes at byte " + position());
    }
    seek(position() + bytes);
  }

  /**
   * Returns what of the stretch is in memory, for loops to which a call for each value is too much:
   * the values from {@link #index} to {@link #limit}. Any other method may change all three.
   */
  public byte[] bytes() {
    return data;
  }

  /** Returns the index of the next value in {@link #bytes}. */
  public int index() {
    return position;
  }

  /** Goes on at an index of {@link #bytes}, at most {@link #limit}. */
  public void index(int index) {
    position = index;
  }

  /** Returns the index after the last byte that is in memory. */
  public int limit() {
    return limit;
  }

  /** Reads one byte. */
  public byte readByte() throws IOException {
    if (position == limit) {
      require(1);
    }
    return data[position++];
  }

  /** Reads an integer of up to 32 bits. */
  public int readInt() throws IOException {
    return compressed ? (int) readLong() : (int) readFixed(4);
  }

  /** Reads an integer of 16 bits, not yet narrowed. */
  public int readShort() throws IOException {
    return compressed ? (int) readLong() : (int) readFixed(2);
  }

  /** Reads an integer of 64 bits, or a key of a constant. */
  public long readLong() throws IOException {
    int at = position;
    if (compressed && at < limit) {
      byte first = data[at];
      if (first >= 0) {
        position = at + 1;
        return first;
      }
    }
    return readLongerLong();
  }

  /**
   * Reads two integers at once if that is quickly done, as it is for the size and the type of
   * nearly all events: both in memory, the first of seven bits and the second of {@value
   * #SMALL_BITS}.
   *
   * @return the first above the {@link #SMALL_MASK lowest} {@value #SMALL_BITS} bits and the second
   *     in them; -1 if nothing was read
   */
  public int readSmallPair() {
    byte[] bytes = data;
    int at = position;
    if (!compressed || limit - at < 3 || bytes[at] < 0) {
      return -1;
    }
    int first = bytes[at] << SMALL_BITS;
    int low = bytes[at + 1];
    int high = bytes[at + 2];
    if (low >= 0) {
      position = at + 2;
      return first | low;
    }
    if (high >= 0) {
      position = at + 3;
      return first | high << 7 | (low & 0x7F);
    }
    return -1;
  }

  private long readLongerLong() throws IOException {
    if (!compressed) {
      return readFixed(8);
    }
    if (limit - position < LONGEST_VARINT) {
      return readLongNearEnd();
    }
    byte[] bytes = data;
    int at = position;
    int b = bytes[at + 1];
    int low = (bytes[at] & 0x7F) | (b & 0x7F) << 7;
    if (b >= 0) {
      position = at + 2;
      return low;
    }
    b = bytes[at + 2];
    low |= (b & 0x7F) << 14;
    if (b >= 0) {
      position = at + 3;
      return low;
    }
    b = bytes[at + 3];
    low |= (b & 0x7F) << 21;
    if (b >= 0) {
      position = at + 4;
      return low;
    }
    return readLongestLong(bytes, at + 4, low);
  }

  /** Reads on after 28 bits. */
  private long readLongestLong(byte[] bytes, int from, long low) {
    int at = from;
    long value = low;
    for (int shift = 28; shift < 56; shift += 7) {
      byte b = bytes[at++];
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        position = at;
        return value;
      }
    }
    value |= (bytes[at++] & 0xFFL) << 56;
    position = at;
    return value;
  }

  private long readLongNearEnd() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 56; shift += 7) {
      byte b = readByte();
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    return value | (readByte() & 0xFFL) << 56;
  }

  /** Reads a big-endian integer of some bytes, whatever the chunk does with its integers. */
  public long readFixed(int bytes) throws IOException {
    require(bytes);
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | (data[position++] & 0xFF);
    }
    return value;
  }

  /** Passes over LEB128-encoded integers. */
  public void skipVarints(long count) throws IOException {
    long rest = count;
    while (rest > 0) {
      int inMemory = (int) Math.min(rest, (limit - position) / LONGEST_VARINT);
      position = skipVarints(data, position, inMemory);
      rest -= inMemory;
      if (inMemory == 0) {
        readLong();
        rest--;
      }
    }
  }

  /**
   * Passes over LEB128-encoded integers that are all in an array.
   *
   * @return the index after them
   */
  public static int skipVarints(byte[] bytes, int from, int count) {
    int at = from;
    for (int i = 0; i < count; i++) {
      int start = at;
      while (bytes[at++] < 0 && at < start + LONGEST_VARINT) {
        // Every byte without its highest bit ends an integer, and so does the ninth.
      }
    }
    return at;
  }

  /**
   * Reads a string that stands in place. Null reads as empty.
   *
   * @throws MalformedException if it refers to a constant, or is no string
   */
  public String readString() throws IOException {
    return readString(readByte());
  }

  /** Reads what follows the byte that says how a string is encoded. */
  public String readString(int encoding) throws IOException {
    return Strings.read(this, encoding);
  }

  /** Passes over a string, in place or a reference to a constant. */
  public void skipString() throws IOException {
    Strings.skip(this);
  }

  /**
   * Returns a copy of bytes.
   *
   * @throws MalformedException if they are not all there
   */
  public byte[] copy(long from, int count) throws IOException {
    seek(from);
    requireRest(count);
    byte[] bytes = new byte[count];
    int known = Math.min(count, limit - position);
    System.arraycopy(data, position, bytes, 0, known);
    int read = file.read(base + from + known, bytes, known, count - known);
    if (read < count - known) {
      throw new MalformedException(count + " bytes wanted at byte " + from);
    }
    return bytes;
  }

  /** Refuses more bytes than are left, or less than none. */
  void requireRest(int bytes) throws MalformedException {
    if (bytes < 0 || bytes > length - position()) {
      throw new MalformedException(bytes + " bytes wanted at byte " + position() + " of " + length);
    }
  }

  /** Makes sure that the next bytes are in memory. */
  void require(int bytes) throws IOException {
    if (bytes >= 0 && bytes <= limit - position) {
      return;
    }
    requireRest(bytes);
    int known = limit - position;
    byte[] target = bytes <= data.length ? data : new byte[bytes];
    System.arraycopy(data, position, target, 0, known);
    windowStart += position;
    position = 0;
    limit = known;
    data = target;
    long wanted = Math.min(data.length, length - windowStart) - known;
    int read = file.read(base + windowStart + known, data, known, (int) wanted);
    limit = known + read;
    if (limit < bytes) {
      throw new MalformedException("the file ends at byte " + (windowStart + limit));
    }
  }

  /** Returns whether some bytes equal those at the current position, which does not change. */
  public boolean standsHere(byte[] expected) throws IOException {
    if (expected.length > length - position()) {
      return false;
    }
    require(expected.length);
    return Arrays.equals(data, position, position + expected.length, expected, 0, expected.length);
  }
}
