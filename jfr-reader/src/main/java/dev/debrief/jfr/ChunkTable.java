package dev.debrief.jfr;

import java.util.List;

/** Where the chunks of a recording lie, which are whole, and what was lost. */
public final class ChunkTable {
  private final List<Chunk> chunks;

  ChunkTable(List<Chunk> chunks) {
    this.chunks = List.copyOf(chunks);
  }

  /** Returns all chunks in file order. */
  public List<Chunk> chunks() {
    return chunks;
  }
}
