package dev.debrief.testdata.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * What really happened, in order of the ends; the format is in {@code testdata/README.md}. Times
 * are epoch nanoseconds that never go back: the wall clock is read once, the monotonic clock ever
 * after, as Flight Recorder does. For use by any thread.
 */
final class Truth {
  private final long originNanos = System.nanoTime();
  private final long originEpochNanos = epochNanos(Instant.now());

  /** Written as text only at the end, so that noting the truth costs the run next to nothing. */
  private final Queue<Fact> facts = new ConcurrentLinkedQueue<>();

  private record Fact(
      String kind, Thread thread, long startNanos, long endNanos, Map<String, Object> details) {}

  /** Now, in epoch nanoseconds. */
  long nanos() {
    return originEpochNanos + (System.nanoTime() - originNanos);
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
  void writeTo(Path file) throws IOException {
    Files.write(file, facts.stream().map(Truth::toJson).toList());
  }

  private void add(String kind, long startNanos, long endNanos, Map<String, Object> details) {
    facts.add(new Fact(kind, Thread.currentThread(), startNanos, endNanos, details));
  }

  private static String toJson(Fact fact) {
    Map<String, Object> fields = new TreeMap<>(fact.details());
    fields.put("kind", fact.kind());
    fields.put("thread", fact.thread().getName());
    fields.put("threadId", fact.thread().getId());
    fields.put("startNanos", fact.startNanos());
    fields.put("endNanos", fact.endNanos());
    return Json.of(fields);
  }

  private static long epochNanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }
}
