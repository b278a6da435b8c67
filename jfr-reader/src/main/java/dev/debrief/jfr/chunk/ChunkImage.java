package dev.debrief.jfr.chunk;

import dev.debrief.jfr.ChunkHeader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of one chunk, mended so that a parser that trusts its input can read them: damage is
 * covered by an event that parsers skip, the header says what is true, and the chain of checkpoints
 * is linked again.
 *
 * <p>A cover is a frame of type 1: parsers reach checkpoints by their chain only and step over them
 * in the event stream. Checkpoints are linked again by appending copies, because a delta in place
 * has no room for a longer number.
 */
public final class ChunkImage {
  private static final int CHECKPOINT_HEAD = 5 + 1 + 9 + 9 + 9;

  private byte[] data;
  private int length;
  private final boolean compressed;
  private final List<String> mended = new ArrayList<>();

  /**
   * @param data the chunk's bytes, owned by the image from now on
   * @param length how many of them belong to the chunk
   */
  public ChunkImage(byte[] data, int length, ChunkHeader header) {
    this.data = data;
    this.length = length;
    this.compressed = header.compressedIntegers();
    if (!Headers.knownVersion(header)) {
      putShort(4, 2);
      putShort(6, 1);
      mended.add("unknown version " + (header.major() & 0xFFFF) + "." + (header.minor() & 0xFFFF));
    }
    if (header.sizeBytes() != length) {
      putLong(8, length);
    }
  }

  /** Brings header, damage and checkpoint chain in line with what framing found. */
  public void mend(ChunkHeader header, Framing framing) throws MalformedException {
    for (Framing.Damage damage : framing.damages()) {
      if (damage.to() == length) {
        length = damage.from();
        putLong(8, length);
      } else {
        cover(damage);
      }
    }
    if (framing.metadataOffset() != header.metadataOffset()) {
      putLong(24, framing.metadataOffset());
      mended.add("metadata offset");
    }
    if (!framing.chainIsWhole(header.constantPoolOffset())) {
      relink(framing.checkpointOffsets());
      if (!framing.checkpointOffsets().isEmpty()) {
        mended.add("chain of constant pools");
      }
    }
  }

  /** Returns what was put right without losing anything, for people. */
  public List<String> mended() {
    return List.copyOf(mended);
  }

  /** Makes parsers step over a stretch of bytes. */
  public void cover(Framing.Damage damage) {
    int size = damage.length();
    if (!compressed) {
      if (size >= 12) {
        putInt(damage.from(), size);
        putLong(damage.from() + 4, 1);
      }
      return;
    }
    int position = damage.from();
    int rest = size;
    while (rest >= 0x80) {
      data[position++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    data[position++] = (byte) rest;
    if (position < damage.to()) {
      data[position] = 1;
    }
  }

  /**
   * Links checkpoints again, oldest last, through copies at the end of the image.
   *
   * @param offsets where the checkpoints to link begin; none leaves the chunk without constants
   */
  public void relink(List<Integer> offsets) throws MalformedException {
    long previous = 0;
    for (int offset : offsets) {
      int at = length;
      append(offset, previous == 0 ? 0 : previous - at);
      previous = at;
    }
    putLong(16, previous);
    putLong(8, length);
  }

  private void append(int offset, long delta) throws MalformedException {
    Cursor in = new Cursor(data, offset, length, compressed);
    int size = in.readInt();
    in.readLong(); // type
    long start = in.readLong();
    long duration = in.readLong();
    in.readLong(); // old delta
    int body = size - (in.position() - offset);
    if (body < 0) {
      throw new MalformedException("checkpoint at byte " + offset + " is too short");
    }
    int head = compressed ? CHECKPOINT_HEAD : 4 + 8 * 4;
    int from = in.position();
    data = Arrays.copyOf(data, Math.addExact(length, head + body));
    System.arraycopy(data, from, data, length + head, body);
    ByteBuffer out = ByteBuffer.wrap(data, length, head);
    if (compressed) {
      putPadded(out, head + body, 5);
      out.put((byte) 1);
      putPadded(out, start, 9);
      putPadded(out, duration, 9);
      putPadded(out, delta, 9);
    } else {
      out.putInt(head + body).putLong(1).putLong(start).putLong(duration).putLong(delta);
    }
    length += head + body;
  }

  private static void putPadded(ByteBuffer out, long value, int bytes) {
    long rest = value;
    for (int i = 1; i < bytes; i++) {
      out.put((byte) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private void putShort(int offset, int value) {
    ByteBuffer.wrap(data).putShort(offset, (short) value);
  }

  private void putInt(int offset, int value) {
    ByteBuffer.wrap(data).putInt(offset, value);
  }

  private void putLong(int offset, long value) {
    ByteBuffer.wrap(data).putLong(offset, value);
  }

  /** Returns the bytes as they are now, from the header on. */
  public InputStream open() {
    return new ByteArrayInputStream(data, 0, length);
  }
}
