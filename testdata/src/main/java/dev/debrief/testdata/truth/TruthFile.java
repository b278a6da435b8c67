package dev.debrief.testdata.truth;

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
 * Facts about a run, in the order in which they are added; the format is in {@code
 * testdata/README.md}. Times are epoch nanoseconds that never go back: the wall clock is read once,
 * the monotonic clock ever after, as Flight Recorder does. For use by any thread.
 */
public final class TruthFile {
  private final long originNanos = System.nanoTime();
  private final long originEpochNanos = epochNanos(Instant.now());

  /** Written as text only at the end, so that noting the truth costs the run next to nothing. */
  private final Queue<Fact> facts = new ConcurrentLinkedQueue<>();

  /**
   * Something that took place on a thread.
   *
   * @param kind what it was
   * @param startNanos epoch nanoseconds
   * @param endNanos epoch nanoseconds
   * @param details more fields; strings, numbers, booleans and collections of them
   */
  public record Fact(
      String kind, Thread thread, long startNanos, long endNanos, Map<String, Object> details) {}

  /** Returns the present time in epoch nanoseconds. */
  public long nanos() {
    return originEpochNanos + (System.nanoTime() - originNanos);
  }

  /** Adds a fact. */
  public void add(Fact fact) {
    facts.add(fact);
  }

  /**
   * Writes one JSON object per line.
   *
   * @throws IOException if the file cannot be written
   */
  public void writeTo(Path path) throws IOException {
    Files.write(path, facts.stream().map(TruthFile::toJson).toList());
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
