package dev.debrief.jfr;

import java.io.IOException;
import java.util.List;

/**
 * Something with chunks of events: a {@link RecordingReader}, or events made by hand in a test.
 * Several threads may read different chunks at once.
 */
public interface EventSource {
  /** Returns all chunks in file order, with what is known of their state by now. */
  List<Chunk> chunks();

  /**
   * Reads one chunk. Damage does not throw: what can be saved reaches the sink, the rest is noted
   * in {@link #diagnostics()}. A chunk may be read several times and gives the same events each
   * time.
   *
   * @throws IOException if the file itself cannot be read any more
   */
  void read(Chunk chunk, Selection selection, EventSink sink) throws IOException;

  /** Returns what was noted so far. */
  List<Diagnostic> diagnostics();
}
