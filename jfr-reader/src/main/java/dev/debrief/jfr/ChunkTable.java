package dev.debrief.jfr;

import java.util.List;

/**
 * Where the chunks of a recording lie, which are whole, and what was lost.
 *
 * @param chunks all chunks in file order, numbered from 1
 * @param diagnostics what was odd between and around the chunks
 */
public record ChunkTable(List<Chunk> chunks, List<Diagnostic> diagnostics) {
  public ChunkTable {
    chunks = List.copyOf(chunks);
    diagnostics = List.copyOf(diagnostics);
  }
}
