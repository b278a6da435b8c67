package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import java.io.IOException;
import java.util.Arrays;

/** What a file is by its first bytes, whatever its name says. */
enum Content {
  /** A chunk header, whole or cut off. */
  RECORDING,
  GZIP,
  /** The lz4 frame format. */
  LZ4,
  ZIP,
  BZIP2,
  XZ,
  ZSTD,
  /** The lz4 format from before the frame format, as {@code lz4 -l} still writes it. */
  LZ4_LEGACY,
  /** Anything else; a recording may still begin further in. */
  OTHER;

  /** How many bytes decide. */
  static final int HEAD_BYTES = 8;

  /** Returns what a source is. */
  static Content of(ByteSource source) throws IOException {
    byte[] head = new byte[HEAD_BYTES];
    return of(Arrays.copyOf(head, source.read(0, head, 0, head.length)));
  }

  /** Returns what begins with these bytes ({@link #HEAD_BYTES} of them, if there are so many). */
  static Content of(byte[] head) {
    if (startsWith(head, 'F', 'L', 'R', 0)) {
      return RECORDING;
    } else if (startsWith(head, 0x1f, 0x8b)) {
      return GZIP;
    } else if (startsWith(head, 0x04, 0x22, 0x4d, 0x18)) {
      return LZ4;
    } else if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6)) {
      return ZIP;
    } else if (startsWith(head, 'B', 'Z', 'h')) {
      return BZIP2;
    } else if (startsWith(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return XZ;
    } else if (startsWith(head, 0x28, 0xb5, 0x2f, 0xfd)) {
      return ZSTD;
    } else if (startsWith(head, 0x02, 0x21, 0x4c, 0x18)) {
      return LZ4_LEGACY;
    }
    return OTHER;
  }

  private static boolean startsWith(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (head[i] != (byte) magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether it is one compressed stream that {@link Unpacker} can unpack. */
  boolean isStream() {
    return this == GZIP || this == LZ4;
  }

  /** Returns whether it is compressed in a way that is known, but not supported. */
  boolean isUnsupportedCompression() {
    return this == BZIP2 || this == XZ || this == ZSTD || this == LZ4_LEGACY;
  }

  /** Returns the name of the format for people. */
  String label() {
    return switch (this) {
      case RECORDING -> "flight recording";
      case GZIP -> "gzip";
      case LZ4 -> "lz4";
      case ZIP -> "zip";
      case BZIP2 -> "bzip2";
      case XZ -> "xz";
      case ZSTD -> "zstd";
      case LZ4_LEGACY -> "lz4 (legacy frame format)";
      case OTHER -> "unknown";
    };
  }

  /** Returns the command that unpacks it, for the ones that Debrief does not. */
  String unpackCommand() {
    return switch (this) {
      case BZIP2 -> "bunzip2";
      case XZ -> "unxz";
      case ZSTD -> "unzstd";
      case LZ4_LEGACY -> "unlz4";
      case GZIP -> "gunzip";
      case LZ4 -> "unlz4";
      case ZIP -> "unzip";
      case RECORDING, OTHER -> "";
    };
  }
}
