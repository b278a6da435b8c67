package dev.debrief.jfr.chunk;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostic.Level;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.Recording;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Finds the chunks of all files of a recording and sorts out those that are there twice. */
public final class ChunkFinder {
  private static final int BUFFER = 1 << 20;
  private static final int TAIL = 4096;

  private final Recording recording;
  private final Diagnostics notes;

  /**
   * @param notes where damage between and around chunks is noted
   */
  public ChunkFinder(Recording recording, Diagnostics notes) {
    this.recording = recording;
    this.notes = notes;
  }

  /** Returns all chunks in file order. */
  public List<Chunk> find() throws IOException {
    List<Chunk> found = new ArrayList<>();
    for (int i = 0; i < recording.files().size(); i++) {
      found.addAll(ChunkScanner.scan(recording.files().get(i), i, found.size() + 1, notes));
    }
    for (int i = 1; i < found.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (found.get(j).readable() && same(found.get(j), found.get(i))) {
          found.set(i, duplicate(found.get(i), found.get(j)));
        }
      }
    }
    return found;
  }

  private boolean same(Chunk a, Chunk b) throws IOException {
    return a.header().equals(b.header())
        && a.lengthBytes() == b.lengthBytes()
        && a.readable()
        && b.readable()
        && hash(a).equals(hash(b));
  }

  private Chunk duplicate(Chunk chunk, Chunk original) {
    notes.add(
        "duplicate-chunk",
        Level.INFO,
        "the chunk repeats chunk " + original.number() + " byte for byte and is left out",
        new Diagnostic.Position(
            recording.files().get(chunk.file()).name(),
            chunk.number(),
            chunk.offsetBytes(),
            chunk.lengthBytes()));
    return new Chunk(
        chunk.number(),
        chunk.file(),
        chunk.offsetBytes(),
        chunk.lengthBytes(),
        chunk.header(),
        Chunk.State.DUPLICATE,
        0);
  }

  private String hash(Chunk chunk) throws IOException {
    MessageDigest digest = sha256();
    update(digest, recording.files().get(chunk.file()), chunk, 0, chunk.lengthBytes());
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Returns the recording's id: SHA-256 over the header, size and last 4 KiB of every chunk that is
   * not left out as a duplicate, in lower-case hex. It is the same for {@code app.jfr} and {@code
   * app.jfr.gz}.
   */
  public static String recordingId(Recording recording, List<Chunk> chunks) throws IOException {
    MessageDigest digest = sha256();
    for (Chunk chunk : chunks) {
      if (chunk.state() == Chunk.State.DUPLICATE) {
        continue;
      }
      ByteSource file = recording.files().get(chunk.file());
      update(digest, file, chunk, 0, Math.min(Headers.SIZE, chunk.lengthBytes()));
      for (int shift = 56; shift >= 0; shift -= 8) {
        digest.update((byte) (chunk.lengthBytes() >>> shift));
      }
      long tail = Math.min(TAIL, chunk.lengthBytes());
      update(digest, file, chunk, chunk.lengthBytes() - tail, tail);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(
      MessageDigest digest, ByteSource file, Chunk chunk, long from, long bytes)
      throws IOException {
    byte[] buffer = new byte[(int) Math.min(BUFFER, bytes)];
    long done = 0;
    while (done < bytes) {
      int wanted = (int) Math.min(buffer.length, bytes - done);
      int read = file.read(chunk.offsetBytes() + from + done, buffer, 0, wanted);
      if (read <= 0) {
        return;
      }
      digest.update(buffer, 0, read);
      done += read;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
