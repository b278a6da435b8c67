package dev.debrief.timeline;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.Selection;
import java.io.IOException;
import java.util.List;

/** Second pass over a recording: hands out windows in time order. */
public final class Timelines {
  private Timelines() {}

  /**
   * Reads a recording and hands over its windows. A window is handed over as soon as no later chunk
   * can reach into it, so memory holds the open windows and not the recording.
   *
   * @param index of the same source
   * @return what was found odd in this pass; the source and the index have notes of their own
   * @throws IOException if a file cannot be read any more, or the sink throws it
   */
  public static List<Diagnostic> read(
      EventSource source, RecordingIndex index, TimelineOptions options, WindowSink sink)
      throws IOException {
    OpenWindows windows = new OpenWindows(index, options, sink);
    TimelinePass pass = new TimelinePass(index, options, windows);
    Selection selection = options.selection(TimelinePass.RAW_TYPES);
    List<IndexedChunk> chunks = index.chunks();
    long[] reachedLater = earliestOfLater(chunks);
    for (int i = 0; i < chunks.size(); i++) {
      pass.begin(chunks.get(i));
      source.read(chunks.get(i).chunk(), selection, pass);
      pass.end(reachedLater[i]);
      windows.complete(reachedLater[i]);
    }
    return pass.diagnostics();
  }

  /** Returns for every chunk the first instant that a chunk after it needs. */
  private static long[] earliestOfLater(List<IndexedChunk> chunks) {
    long[] earliest = new long[chunks.size()];
    long soFar = Long.MAX_VALUE;
    for (int i = chunks.size() - 1; i >= 0; i--) {
      earliest[i] = soFar;
      soFar = Math.min(soFar, chunks.get(i).earliestNanos());
    }
    return earliest;
  }
}
