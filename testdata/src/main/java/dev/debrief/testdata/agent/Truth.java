package dev.debrief.testdata.agent;

import dev.debrief.testdata.truth.TruthFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What really happened, in order of the ends; the format is in {@code testdata/README.md}. For use
 * by any thread.
 */
final class Truth {
  private final TruthFile file = new TruthFile();

  /** Now, in epoch nanoseconds. */
  long nanos() {
    return file.nanos();
  }

  /** The calling thread has made something expensive. */
  void created(String method, int step, long startNanos) {
    add("creation", startNanos, nanos(), Map.of("method", method, "step", step));
  }

  /** The calling thread has waited for another one. */
  void waited(String how, Thread awaited, long startNanos) {
    long endNanos = nanos();
    Map<String, Object> details =
        Map.of("how", how, "awaited", awaited.getName(), "awaitedId", awaited.getId());
    add("wait", startNanos, endNanos, details);
  }

  /** The calling thread has got the answer to a request. */
  void called(String request, long serverMillis, long startNanos) {
    long endNanos = nanos();
    add("http", startNanos, endNanos, Map.of("request", request, "serverMillis", serverMillis));
  }

  /** The calling thread has generated an insight that was queued before. */
  void insight(int step, long queuedNanos, long startNanos) {
    add("insight", startNanos, nanos(), Map.of("step", step, "queuedNanos", queuedNanos));
  }

  /** The calling thread has done the whole run and holds so many notes. */
  void ran(AgentOptions options, int notes, long startNanos) {
    long endNanos = nanos();
    Map<String, Object> details =
        Map.of(
            "java", Runtime.version().toString(),
            "cacheClient", options.cacheClient(),
            "skipLastInsight", options.skipLastInsight(),
            "workers", options.workers(),
            "notes", notes);
    add("run", startNanos, endNanos, details);
  }

  /** Writes one JSON object per line. */
  void writeTo(Path path) throws IOException {
    file.writeTo(path);
  }

  private void add(String kind, long startNanos, long endNanos, Map<String, Object> details) {
    file.add(new TruthFile.Fact(kind, Thread.currentThread(), startNanos, endNanos, details));
  }
}
