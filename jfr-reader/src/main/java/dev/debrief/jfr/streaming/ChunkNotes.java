package dev.debrief.jfr.streaming;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostic.Level;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.decode.DecodeOutcome;
import java.util.List;
import java.util.Optional;

/** What is odd about a chunk while it is decoded, and how many of its bytes are lost. */
final class ChunkNotes {
  private final ByteSource file;
  private final Chunk chunk;
  private final Diagnostics notes = new Diagnostics();
  private long lostBytes;
  private boolean loss;
  private boolean metadataLost;

  ChunkNotes(ByteSource file, Chunk chunk) {
    this.file = file;
    this.chunk = chunk;
  }

  /** Notes what a layout had to put right. */
  void layout(ChunkLayout layout) {
    if (layout.metadata().isEmpty()) {
      metadataLost = true;
      lost(
          "metadata-lost",
          "the description of the event types cannot be read, so no event can be",
          chunk.header().metadataOffset());
      return;
    }
    if (layout.checkpoints().isEmpty()) {
      lost(
          "constants-lost",
          "no constant pool was found: threads, stacks and names are missing",
          chunk.header().constantPoolOffset());
    }
    if (!layout.mended().isEmpty()) {
      mended(String.join(", ", layout.mended()));
    }
  }

  /** Notes what was put right without losing anything. */
  void mended(String what) {
    info("header-mended", "put right from the chunk's content: " + what);
  }

  /** Notes something that cost nothing. */
  void info(String code, String message) {
    notes.add(code, Level.INFO, message, position(0, 0));
  }

  /** Notes a loss at an offset in the chunk. */
  void lost(String code, String message, long offset) {
    loss = true;
    notes.add(code, Level.DATA_LOSS, message, position(offset, 0));
  }

  /** Notes the loss of bytes. */
  void lost(String code, String message, long from, long to) {
    loss = true;
    lostBytes += to - from;
    notes.add(code, Level.DATA_LOSS, message, position(from, to - from));
  }

  /** Notes a loss that was counted. */
  void lost(String code, String message, long count, Optional<Long> offset) {
    loss = true;
    notes.add(
        new Diagnostic(
            code, Level.DATA_LOSS, message, count, offset.map(first -> position(first, 0))));
  }

  private Diagnostic.Position position(long offset, long length) {
    return new Diagnostic.Position(
        file.name(), chunk.number(), chunk.offsetBytes() + offset, length);
  }

  /**
   * Returns what became of the chunk.
   *
   * @param anything whether any event was read
   */
  DecodeOutcome outcome(boolean anything) {
    List<Diagnostic> list = notes.list();
    if (metadataLost || (lostBytes > 0 && !anything)) {
      return new DecodeOutcome(Chunk.State.LOST, chunk.lengthBytes(), list);
    }
    return new DecodeOutcome(loss ? Chunk.State.PARTIAL : Chunk.State.WHOLE, lostBytes, list);
  }
}
