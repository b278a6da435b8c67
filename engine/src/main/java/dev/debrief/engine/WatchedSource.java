package dev.debrief.engine;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.Selection;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;

/** A source of events that tells a listener how far its reading is, and stops when asked to. */
final class WatchedSource implements EventSource {
  /** Every conversion reads a recording twice: see {@link dev.debrief.timeline}. */
  private static final int PASSES = 2;

  private final EventSource source;
  private final Progress<?> progress;
  private final long totalBytes;
  private long doneBytes;

  WatchedSource(EventSource source, Progress<?> progress) {
    this.source = source;
    this.progress = progress;
    this.totalBytes = PASSES * source.chunks().stream().mapToLong(Chunk::lengthBytes).sum();
  }

  @Override
  public List<Chunk> chunks() {
    return source.chunks();
  }

  /**
   * As the source does.
   *
   * @throws CancellationException if the listener wants to stop
   */
  @Override
  public void read(Chunk chunk, Selection selection, EventSink sink) throws IOException {
    tell(0);
    source.read(chunk, selection, sink);
    tell(chunk.lengthBytes());
  }

  /** Several threads read; the listener hears of them one at a time. */
  private synchronized void tell(long bytes) {
    if (progress.cancelled()) {
      throw new CancellationException();
    }
    doneBytes += bytes;
    progress.advanced(doneBytes, totalBytes);
  }

  @Override
  public List<Diagnostic> diagnostics() {
    return source.diagnostics();
  }
}
