package dev.debrief.timeline;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.EventSource;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** Second pass over a recording: hands out windows in time order. */
public final class Timelines {
  private Timelines() {}

  /**
   * Reads a recording and hands over its windows, all on the calling thread.
   *
   * @param index of the same source
   * @return what was found odd in this pass; the source and the index have notes of their own
   * @throws IOException if a file cannot be read any more, or the sink throws it
   */
  public static List<Diagnostic> read(
      EventSource source, RecordingIndex index, TimelineOptions options, WindowSink sink)
      throws IOException {
    try (Workers one = Workers.of(1)) {
      return read(source, index, options, one, handingOn(sink));
    }
  }

  /** Returns the stage that hands every window on as it is, on the calling thread. */
  public static WindowStage<Window> handingOn(WindowSink sink) {
    return new WindowStage<>() {
      @Override
      public Window prepare(Window window) {
        return window;
      }

      @Override
      public void finish(Window window) throws IOException {
        sink.window(window);
      }
    };
  }

  /**
   * Reads a recording and hands over its windows. A window is handed over as soon as no later chunk
   * can reach into it, so memory holds the open windows and not the recording.
   *
   * @param index of the same source
   * @param workers read chunks and prepare windows
   * @return what was found odd in this pass; the source and the index have notes of their own
   * @throws IOException if a file cannot be read any more, or the stage throws it
   */
  public static <T> List<Diagnostic> read(
      EventSource source,
      RecordingIndex index,
      TimelineOptions options,
      Workers workers,
      WindowStage<T> stage)
      throws IOException {
    try (OpenWindows<T> windows = new OpenWindows<>(index, options, workers, stage)) {
      TimelinePass pass = new TimelinePass(index, options);
      List<IndexedChunk> chunks = index.chunks();
      Iterator<Long> reachedLater = earliestOfLater(chunks).iterator();
      workers.inOrder(
          chunks,
          chunk -> chunk.chunk().lengthBytes(),
          chunk -> pass.read(source, chunk),
          (chunk, rows) -> {
            long complete = reachedLater.next();
            windows.add(rows);
            windows.add(pass.early(complete));
            windows.complete(complete);
          });
      return windows.diagnostics();
    }
  }

  /** Returns for every chunk the first instant that a chunk after it needs. */
  private static List<Long> earliestOfLater(List<IndexedChunk> chunks) {
    Long[] earliest = new Long[chunks.size()];
    long soFar = Long.MAX_VALUE;
    for (int i = chunks.size() - 1; i >= 0; i--) {
      earliest[i] = soFar;
      soFar = Math.min(soFar, chunks.get(i).earliestNanos());
    }
    return List.of(earliest);
  }
}
