package dev.debrief.converter.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules about the chunks of one profiler in the order of time. */
final class ChunkSequence {
  /** Times of chunks that touch may differ by rounding. */
  private static final double TOUCH_SECONDS = 1e-5;

  private ChunkSequence() {}

  /** Checks the chunks of one profiler. */
  static void check(List<ChunkFacts> chunks) {
    List<ChunkFacts> once = withoutRepeated(chunks);
    once.sort(Comparator.comparingDouble(ChunkFacts::start).thenComparingDouble(ChunkFacts::end));
    checkOverlap(once);
    checkMetadata(once);
    checkReuse(once);
  }

  /** Notes chunks that are there already, and returns the others. */
  private static List<ChunkFacts> withoutRepeated(List<ChunkFacts> chunks) {
    Map<String, ChunkFacts> byId = new HashMap<>();
    Map<Long, ChunkFacts> byDigest = new HashMap<>();
    List<ChunkFacts> once = new ArrayList<>();
    for (ChunkFacts chunk : chunks) {
      ChunkFacts sameId = byId.putIfAbsent(chunk.chunkId(), chunk);
      ChunkFacts sameSamples = byDigest.putIfAbsent(chunk.digest(), chunk);
      if (sameId != null) {
        chunk.add(
            Check.CHUNK_SENT_TWICE, "chunk_id", "it is also that of " + sameId.findings().file());
      } else if (sameSamples != null) {
        chunk.add(
            Check.CHUNK_SENT_TWICE,
            "profile.samples",
            "they are also those of " + sameSamples.findings().file());
      } else {
        once.add(chunk);
      }
    }
    return once;
  }

  private static void checkOverlap(List<ChunkFacts> chunks) {
    double end = Double.NEGATIVE_INFINITY;
    for (ChunkFacts chunk : chunks) {
      if (chunk.start() < end - TOUCH_SECONDS) {
        chunk.add(
            Check.CHUNKS_OVERLAP,
            "profile.samples",
            "another chunk of this profiler_id ends "
                + Math.round(1e6 * (end - chunk.start()))
                + " µs after this one's start");
      }
      end = Math.max(end, chunk.end());
    }
  }

  private static void checkMetadata(List<ChunkFacts> chunks) {
    if (chunks.stream().anyMatch(ChunkFacts::hasMetadata)) {
      chunks.stream()
          .filter(chunk -> !chunk.hasMetadata())
          .forEach(
              chunk ->
                  chunk.add(
                      Check.THREAD_METADATA_UNEVEN,
                      "profile.thread_metadata",
                      "it is missing or empty here, and not in other chunks"));
    }
  }

  private static void checkReuse(List<ChunkFacts> chunks) {
    Map<String, ChunkFacts> latest = new HashMap<>();
    for (ChunkFacts chunk : chunks) {
      chunk.threads().forEach((id, name) -> checkReuse(chunk, id, name, latest.put(id, chunk)));
    }
  }

  private static void checkReuse(
      ChunkFacts chunk, String id, String name, @Nullable ChunkFacts before) {
    if (before == null || !before.open().contains(id)) {
      return;
    }
    String earlier = before.threads().getOrDefault(id, "");
    if (!name.isEmpty() && !earlier.isEmpty() && !name.equals(earlier)) {
      chunk.add(
          Check.THREAD_ID_REUSED,
          "profile.thread_metadata",
          "thread "
              + JsonCursor.shorten(id)
              + " was called "
              + JsonCursor.shorten(earlier)
              + " and not closed");
    }
  }
}
