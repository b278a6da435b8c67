package dev.debrief.testdata.jfr;

import java.util.Arrays;
import java.util.Random;

/** Ways to damage a recording on purpose. Each returns a damaged copy. */
public final class Damage {
  private Damage() {}

  /** Returns the first bytes of a recording. */
  public static byte[] truncate(byte[] recording, int lengthBytes) {
    return Arrays.copyOf(recording, Math.min(lengthBytes, recording.length));
  }

  /** Flips bits at places that depend on the seed only; the same bit may be hit twice. */
  public static byte[] flipBits(byte[] recording, long seed, int count) {
    return flipBits(recording, 0, recording.length, seed, count);
  }

  /** Flips bits from one offset to before another, at places that depend on the seed only. */
  public static byte[] flipBits(byte[] recording, int from, int to, long seed, int count) {
    byte[] copy = recording.clone();
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      copy[from + random.nextInt(to - from)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    return copy;
  }

  /** Replaces bytes from the given offset on. */
  public static byte[] overwrite(byte[] recording, int offset, byte... bytes) {
    byte[] copy = recording.clone();
    System.arraycopy(bytes, 0, copy, offset, bytes.length);
    return copy;
  }

  /** Replaces a field of the header of the chunk that starts at the given offset. */
  public static byte[] header(byte[] recording, int chunkOffset, HeaderField field, long value) {
    byte[] copy = recording.clone();
    field.write(copy, chunkOffset, value);
    return copy;
  }

  /** Inserts bytes before the given offset; sizes and offsets in the recording stay as they are. */
  public static byte[] insert(byte[] recording, int offset, byte... bytes) {
    return RecordingBuilder.concat(
        Arrays.copyOf(recording, offset),
        bytes,
        Arrays.copyOfRange(recording, offset, recording.length));
  }

  /** Leaves out the bytes from one offset to before another. */
  public static byte[] cut(byte[] recording, int from, int to) {
    return RecordingBuilder.concat(
        Arrays.copyOf(recording, from), Arrays.copyOfRange(recording, to, recording.length));
  }
}
