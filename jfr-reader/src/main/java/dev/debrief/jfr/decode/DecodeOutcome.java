package dev.debrief.jfr.decode;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Diagnostic;
import java.util.List;

/**
 * What became of a chunk.
 *
 * @param state whole, partial or lost
 * @param lostBytes bytes of the chunk that are not in any event that was handed out
 * @param diagnostics what was odd about it
 */
public record DecodeOutcome(Chunk.State state, long lostBytes, List<Diagnostic> diagnostics) {
  public DecodeOutcome {
    diagnostics = List.copyOf(diagnostics);
  }
}
