package dev.debrief.engine;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Identity of a recording's content: SHA-256 over the header, the size and the last 4 KiB of each
 * of its chunks. The same for a file and its packed copies, without reading all of it.
 */
final class RecordingId {
  private static final int HEADER_BYTES = 68;
  private static final int TAIL_BYTES = 4096;

  private RecordingId() {}

  /** Returns the identity, 64 hex digits. */
  static String of(Recording recording, List<Chunk> chunks) throws IOException {
    MessageDigest digest = Digests.sha256();
    for (Chunk chunk : chunks) {
      if (chunk.state() != Chunk.State.DUPLICATE) {
        ByteSource file = recording.files().get(chunk.file());
        long end = chunk.offsetBytes() + chunk.lengthBytes();
        int header = (int) Math.min(HEADER_BYTES, chunk.lengthBytes());
        int tail = (int) Math.min(TAIL_BYTES, chunk.lengthBytes());
        digest.update(bytes(file, chunk.offsetBytes(), header));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, chunk.lengthBytes()));
        digest.update(bytes(file, end - tail, tail));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the SHA-256 over all bytes of all files, 64 hex digits. */
  static String checksum(Recording recording) throws IOException {
    MessageDigest digest = Digests.sha256();
    byte[] buffer = new byte[1 << 16];
    for (ByteSource file : recording.files()) {
      long position = 0;
      int read = file.read(position, buffer, 0, buffer.length);
      while (read > 0) {
        digest.update(buffer, 0, read);
        position += read;
        read = file.read(position, buffer, 0, buffer.length);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] bytes(ByteSource file, long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    int read = file.read(position, bytes, 0, length);
    return read == length ? bytes : Arrays.copyOf(bytes, Math.max(0, read));
  }
}
