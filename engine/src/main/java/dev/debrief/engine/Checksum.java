package dev.debrief.engine;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Recording;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over all bytes of a recording, for those who want to compare files. */
final class Checksum {
  private static final int BUFFER = 1 << 16;

  private Checksum() {}

  /** Returns the checksum over all (unpacked) files, 64 lower-case hex digits. */
  static String of(Recording recording) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
