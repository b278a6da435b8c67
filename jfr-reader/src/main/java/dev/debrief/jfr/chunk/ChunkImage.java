package dev.debrief.jfr.chunk;

import dev.debrief.jfr.ChunkHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
 * has no room for a longer number; one that is cut off by the end of the file is filled up with
 * zeros, which read as empty pools.
 */
public final class ChunkImage {
  private static final int MAX_PADDING = 1 << 20;
  private static final int CHECKPOINT_HEAD = 5 + 1 + 9 + 9 + 9;
  private static final int FIXED_CHECKPOINT_HEAD = 4 + 8 * 4;
  private static final int FIXED_COVER = 4 + 8;

  private final byte[] source;
  private final int sourceEnd;
  private final boolean compressed;
  private final List<String> mended = new ArrayList<>();
  private byte[] data;
  private int eventsEnd;
  private int length;

  /**
   * @param source the chunk's bytes, not changed; copied only if there is something to mend
   * @param length how many of them belong to the chunk
   */
  public ChunkImage(byte[] source, int length, ChunkHeader header) {
    this.source = source;
    this.sourceEnd = length;
    this.data = source;
    this.eventsEnd = length;
    this.length = length;
    this.compressed = header.compressedIntegers();
    if (!Headers.knownVersion(header)) {
      writable().putShort(4, (short) 2).putShort(6, (short) 1);
      mended.add("unknown version " + (header.major() & 0xFFFF) + "." + (header.minor() & 0xFFFF));
    }
    if (header.sizeBytes() != length) {
      writable().putLong(8, length);
    }
  }

  /** Brings header, damage and checkpoint chain in line with what framing found. */
  public void mend(ChunkHeader header, Framing framing) throws IOException {
    for (Framing.Damage damage : framing.damages()) {
      if (damage.to() == sourceEnd) {
        eventsEnd = (int) damage.from();
        length = eventsEnd;
        writable().putLong(8, length);
      } else {
        cover(damage);
      }
    }
    if (framing.metadataOffset() != header.metadataOffset()) {
      writable().putLong(24, framing.metadataOffset());
      mended.add("metadata offset");
    }
    boolean cut = framing.cutCheckpoint().isPresent();
    if (cut || !framing.chainIsWhole(header.constantPoolOffset())) {
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
    ByteBuffer out = writable().position((int) damage.from());
    if (!compressed) {
      if (damage.length() >= FIXED_COVER) {
        out.putInt((int) damage.length()).putLong(1);
      }
      return;
    }
    int rest = (int) damage.length();
    while (rest >= 0x80) {
      out.put((byte) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
    if (out.position() < damage.to()) {
      out.put((byte) 1);
    }
  }

  /**
   * Links checkpoints again, oldest last, through copies at the end of the image. Replaces the
   * links of an earlier call.
   *
   * @param offsets where the checkpoints to link begin; none leaves the chunk without constants
   * @throws MalformedException if one of them is none, or too much of it is missing
   * @throws IOException never else: the bytes are in memory
   */
  public void relink(List<Long> offsets) throws IOException {
    length = eventsEnd;
    long previous = 0;
    for (long offset : offsets) {
      int at = length;
      append(offset, previous == 0 ? 0 : previous - at);
      previous = at;
    }
    writable().putLong(16, previous).putLong(8, length);
  }

  private void append(long offset, long delta) throws IOException {
    ChunkInput in = ChunkInput.of(source, sourceEnd, compressed);
    in.seek(offset);
    int size = in.readInt();
    in.readLong(); // type
    long start = in.readLong();
    long duration = in.readLong();
    in.readLong(); // old delta
    int from = (int) in.position();
    int body = size - (from - (int) offset);
    int available = Math.min(body, sourceEnd - from);
    if (body < 0 || body - available > MAX_PADDING) {
      throw new MalformedException("checkpoint at byte " + offset + " has no believable size");
    }
    int head = compressed ? CHECKPOINT_HEAD : FIXED_CHECKPOINT_HEAD;
    ByteBuffer out = grow(Math.addExact(length, head + body)).position(length);
    if (compressed) {
      putPadded(out, head + body, 5);
      out.put((byte) 1);
      putPadded(out, start, 9);
      putPadded(out, duration, 9);
      putPadded(out, delta, 9);
    } else {
      out.putInt(head + body).putLong(1).putLong(start).putLong(duration).putLong(delta);
    }
    out.put(source, from, available);
    length += head + body;
    Arrays.fill(data, out.position(), length, (byte) 0);
  }

  private static void putPadded(ByteBuffer out, long value, int bytes) {
    long rest = value;
    for (int i = 1; i < bytes; i++) {
      out.put((byte) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private ByteBuffer writable() {
    return grow(data.length);
  }

  private ByteBuffer grow(int capacity) {
    if (data == source || data.length < capacity) {
      data = Arrays.copyOf(data, Math.max(data.length, capacity));
    }
    return ByteBuffer.wrap(data);
  }

  /** Returns the bytes as they are now, from the header on. */
  public InputStream open() {
    return new ByteArrayInputStream(data, 0, length);
  }
}
