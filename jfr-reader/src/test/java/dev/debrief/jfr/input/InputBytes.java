package dev.debrief.jfr.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;

/** Contents of input files, made by hand. */
final class InputBytes {
  private InputBytes() {}

  /** A chunk of format 2.1: its header and a metadata event without content. */
  static byte[] chunk() {
    return chunk(1);
  }

  /** A chunk that differs from others by its start. */
  static byte[] chunk(long startNanos) {
    ByteBuffer chunk = ByteBuffer.allocate(68 + 16);
    chunk.put(ascii("FLR\0")).putShort((short) 2).putShort((short) 1);
    chunk.putLong(chunk.capacity()).putLong(68).putLong(68).putLong(startNanos).putLong(1);
    chunk.putLong(0).putLong(1_000_000_000).putInt(1);
    chunk.put(new byte[] {16, 0, 1, 1, 1, 0});
    return chunk.array();
  }

  /** A chunk with so much behind it that a compressor has to make several blocks. */
  static byte[] longRecording() {
    byte[] noise = new byte[300_000];
    long state = 1;
    for (int i = 0; i < noise.length; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      noise[i] = i % 1000 < 500 ? (byte) (state >>> 56) : noise[i - 500];
    }
    return concat(chunk(), noise);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] firstBytes(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  /** A gzip stream of a chunk and this many mebibytes of zeros. */
  static byte[] gzipOfZeros(int mebibytes) throws IOException {
    byte[][] members = new byte[mebibytes + 1][];
    Arrays.fill(members, gzip(new byte[1 << 20]));
    members[0] = gzip(chunk());
    return concat(members);
  }

  static byte[] lz4(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new FramedLZ4CompressorOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  /** A zip of pairs of name (a directory if it ends in a slash) and content. */
  static byte[] zip(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        out.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        out.write((byte[]) namesAndContents[i + 1]);
        out.closeEntry();
      }
    }
    return packed.toByteArray();
  }
}
