package dev.debrief.jfr.chunk;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.ChunkHeader;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostic.Level;
import dev.debrief.jfr.Diagnostics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the chunks of one file: steps from header to header by their sizes, and where a size leads
 * nowhere searches for the next header. Always moves forward, so a size of zero cannot loop.
 */
final class ChunkScanner {
  /** async-profiler writes this size when it begins a chunk and the right one when it ends. */
  private static final long SIZE_PLACEHOLDER = 1 << 30;

  private final ByteSource file;
  private final int fileIndex;
  private final SourceWindow window;
  private final Diagnostics notes;
  private final List<Chunk> chunks = new ArrayList<>();
  private final int firstNumber;

  private ChunkScanner(ByteSource file, int fileIndex, int firstNumber, Diagnostics notes) {
    this.file = file;
    this.fileIndex = fileIndex;
    this.firstNumber = firstNumber;
    this.window = new SourceWindow(file);
    this.notes = notes;
  }

  /** Returns the chunks of a file in their order, numbered from {@code firstNumber}. */
  static List<Chunk> scan(ByteSource file, int fileIndex, int firstNumber, Diagnostics notes)
      throws IOException {
    ChunkScanner scanner = new ChunkScanner(file, fileIndex, firstNumber, notes);
    long position = 0;
    while (position < file.sizeBytes()) {
      position = scanner.step(position);
    }
    return scanner.chunks;
  }

  private long step(long position) throws IOException {
    if (!window.magicAt(position)) {
      long next = window.nextHeader(position + 1);
      note(
          "bytes-skipped",
          Level.DATA_LOSS,
          "bytes between chunks belong to none",
          0,
          position,
          next - position);
      return next;
    }
    long sizeV0 = V0.at(window, position);
    if (sizeV0 > 0) {
      return add(position, sizeV0, headerV0(sizeV0), Chunk.State.WHOLE, 0);
    }
    Optional<ChunkHeader> header = window.headerAt(position);
    if (header.isEmpty()) {
      return truncatedHeader(position);
    }
    return stepOver(position, header.get());
  }

  private long truncatedHeader(long position) {
    long rest = file.sizeBytes() - position;
    ChunkHeader nothing = new ChunkHeader(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    note(
        "header-truncated",
        Level.DATA_LOSS,
        "the file ends within a chunk's header",
        nextNumber(),
        position,
        rest);
    return add(position, rest, nothing, Chunk.State.LOST, rest);
  }

  private static ChunkHeader headerV0(long size) {
    return new ChunkHeader(0, 9, size, 0, 0, 0, 0, 0, 0, 0);
  }

  private long stepOver(long position, ChunkHeader header) throws IOException {
    long claimed = header.sizeBytes();
    long available = file.sizeBytes() - position;
    if (claimed >= Headers.SIZE && claimed <= available && sizeIsRight(position, header)) {
      if (header.unfinished()) {
        noteUnfinished(position, claimed);
      }
      return add(position, claimed, header, Chunk.State.WHOLE, 0);
    }
    long next = window.nextHeader(position + 4);
    long length = next - position;
    if (claimed == 0 || claimed == SIZE_PLACEHOLDER) {
      noteUnfinished(position, length);
      return add(position, length, header, Chunk.State.WHOLE, 0);
    }
    return claimed > length
        ? truncated(position, header, length)
        : wrongSize(position, header, length);
  }

  private void noteUnfinished(long position, long length) {
    note(
        "chunk-unfinished",
        Level.INFO,
        "the recorder did not finish the chunk; what it had written is read",
        nextNumber(),
        position,
        length);
  }

  private boolean sizeIsRight(long position, ChunkHeader header) throws IOException {
    long end = position + header.sizeBytes();
    return end == file.sizeBytes()
        || window.magicAt(end)
        || window.eventsEndAt(position, end, header.compressedIntegers());
  }

  private long truncated(long position, ChunkHeader header, long length) {
    long lost = header.sizeBytes() - length;
    note(
        "chunk-truncated",
        Level.DATA_LOSS,
        "the chunk is shorter than its header says; " + lost + " bytes are missing",
        nextNumber(),
        position + length,
        lost);
    boolean headerOnly = length <= Headers.SIZE;
    return add(position, length, header, headerOnly ? Chunk.State.LOST : Chunk.State.PARTIAL, lost);
  }

  private long wrongSize(long position, ChunkHeader header, long length) {
    note(
        "chunk-size-wrong",
        Level.INFO,
        "the header gives a wrong chunk size; the chunk is read up to the next one",
        nextNumber(),
        position + 8,
        0);
    return add(position, length, header, Chunk.State.WHOLE, 0);
  }

  private long add(
      long position, long length, ChunkHeader header, Chunk.State state, long lostBytes) {
    chunks.add(new Chunk(nextNumber(), fileIndex, position, length, header, state, lostBytes));
    return position + length;
  }

  private int nextNumber() {
    return firstNumber + chunks.size();
  }

  private void note(
      String code, Level level, String message, int chunk, long position, long bytes) {
    notes.add(code, level, message, new Diagnostic.Position(file.name(), chunk, position, bytes));
  }
}
