package dev.debrief.jfr;

import java.util.Arrays;
import java.util.SplittableRandom;

/** One way to damage bytes at a place that chance chooses. */
public enum Mutation {
  BIT_FLIP {
    @Override
    byte[] of(byte[] bytes, SplittableRandom random) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      return bytes;
    }
  },
  BYTE {
    @Override
    byte[] of(byte[] bytes, SplittableRandom random) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      return bytes;
    }
  },
  /** Numbers of one byte become the neighbouring number: keys, ids and counts that may exist. */
  NEIGHBOUR {
    @Override
    byte[] of(byte[] bytes, SplittableRandom random) {
      bytes[random.nextInt(bytes.length)] += (byte) (random.nextBoolean() ? 1 : -1);
      return bytes;
    }
  },
  TRUNCATION {
    @Override
    byte[] of(byte[] bytes, SplittableRandom random) {
      return Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
    }
  },
  ZEROS {
    @Override
    byte[] of(byte[] bytes, SplittableRandom random) {
      int from = random.nextInt(bytes.length);
      Arrays.fill(bytes, from, from + length(bytes, from, random), (byte) 0);
      return bytes;
    }
  },
  /** A range is written over another one. */
  DUPLICATE {
    @Override
    byte[] of(byte[] bytes, SplittableRandom random) {
      int from = random.nextInt(bytes.length);
      int to = random.nextInt(bytes.length);
      int length = length(bytes, Math.max(from, to), random);
      System.arraycopy(bytes, from, bytes, to, length);
      return bytes;
    }
  },
  SWAP {
    @Override
    byte[] of(byte[] bytes, SplittableRandom random) {
      int from = random.nextInt(bytes.length);
      int to = random.nextInt(bytes.length);
      int length = length(bytes, Math.max(from, to), random);
      byte[] kept = Arrays.copyOfRange(bytes, from, from + length);
      System.arraycopy(bytes, to, bytes, from, length);
      System.arraycopy(kept, 0, bytes, to, length);
      return bytes;
    }
  },
  /** A number in place becomes about as large as it can be. */
  HUGE_NUMBER {
    @Override
    byte[] of(byte[] bytes, SplittableRandom random) {
      int from = random.nextInt(bytes.length);
      int length = Math.min(1 + random.nextInt(8), bytes.length - from - 1);
      Arrays.fill(bytes, from, from + length, (byte) 0xFF);
      bytes[from + length] = (byte) random.nextInt(128);
      return bytes;
    }
  },
  /** Bytes move up because some are gone or new. */
  SHIFT {
    @Override
    byte[] of(byte[] bytes, SplittableRandom random) {
      int from = random.nextInt(bytes.length);
      int length = length(bytes, from, random);
      byte[] shifted = Arrays.copyOf(bytes, bytes.length + (random.nextBoolean() ? length : 0));
      if (shifted.length > bytes.length) {
        System.arraycopy(bytes, from, shifted, from + length, bytes.length - from);
        return shifted;
      }
      System.arraycopy(bytes, from + length, shifted, from, bytes.length - from - length);
      return Arrays.copyOf(shifted, Math.max(1, bytes.length - length));
    }
  };

  private static final int LONGEST = 64;

  /** Returns damaged bytes; the given ones may be used up. */
  abstract byte[] of(byte[] bytes, SplittableRandom random);

  private static int length(byte[] bytes, int from, SplittableRandom random) {
    return Math.min(1 + random.nextInt(LONGEST), bytes.length - from);
  }

  /**
   * Returns a copy of a recording with one to four mutations, which depend on the seed alone.
   *
   * @param intact how many bytes at the start stay as they are
   */
  public static byte[] mutated(byte[] recording, int intact, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = Arrays.copyOfRange(recording, intact, recording.length);
    int mutations = 1 + random.nextInt(4);
    for (int i = 0; i < mutations; i++) {
      bytes = values()[random.nextInt(values().length)].of(bytes, random);
    }
    byte[] whole = Arrays.copyOf(recording, intact + bytes.length);
    System.arraycopy(bytes, 0, whole, intact, bytes.length);
    return whole;
  }
}
