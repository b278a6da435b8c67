package dev.debrief.timeline;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.ChunkHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the times that a recording can hold from nonsense: one damaged number must not make a
 * million windows. Chunks no more than a day apart form an era; real recordings hold eras that are
 * years apart (chunks of several runs in one file), and no event reaches from one into another.
 */
final class PlausibleTimes {
  /** JFR is younger than this: 1990-01-01T00:00:00Z. */
  private static final long EARLIEST_NANOS = 631_152_000L * Nanos.PER_SECOND;

  private static final long TOLERANCE_NANOS = Nanos.PER_DAY;

  /** An unfinished chunk does not say how long it is; idle JVMs have filled one for days. */
  private static final long UNFINISHED_NANOS = 7 * Nanos.PER_DAY;

  private static final long LONGEST_WAIT_NANOS = 400 * Nanos.PER_DAY;

  /** An array, because it is gone through twice for every row. */
  private final Era[] eras;

  private final long longestNanos;

  private record Era(long startNanos, long endNanos) {
    boolean contains(long timeNanos) {
      return timeNanos >= startNanos - TOLERANCE_NANOS && timeNanos <= endNanos + TOLERANCE_NANOS;
    }
  }

  private PlausibleTimes(List<Era> eras, long longestNanos) {
    this.eras = eras.toArray(Era[]::new);
    this.longestNanos = longestNanos;
  }

  /** Returns the times that fit to the headers of chunks. */
  static PlausibleTimes of(List<Chunk> chunks) {
    List<Era> eras = new ArrayList<>();
    chunks.stream()
        .filter(Chunk::readable)
        .map(Chunk::header)
        .filter(PlausibleTimes::hasStart)
        .sorted(Comparator.comparingLong(ChunkHeader::startNanos))
        .forEach(header -> append(eras, header));
    if (eras.isEmpty()) {
      // Format 0.9 headers carry no time: anything of our age goes, but nothing very long.
      Era any = new Era(EARLIEST_NANOS + TOLERANCE_NANOS, Long.MAX_VALUE - TOLERANCE_NANOS);
      return new PlausibleTimes(List.of(any), Nanos.PER_DAY);
    }
    return new PlausibleTimes(eras, LONGEST_WAIT_NANOS);
  }

  /** Returns whether a chunk's header has a start that can be true. */
  static boolean hasStart(ChunkHeader header) {
    return header.startNanos() >= EARLIEST_NANOS
        && header.startNanos() < Long.MAX_VALUE - UNFINISHED_NANOS - TOLERANCE_NANOS;
  }

  /** Returns the end of a chunk as its header has it, its start if it is not finished. */
  static long endNanos(ChunkHeader header) {
    boolean known = header.durationNanos() > 0 && header.durationNanos() <= LONGEST_WAIT_NANOS;
    return header.startNanos() + (known ? header.durationNanos() : 0);
  }

  private static void append(List<Era> eras, ChunkHeader header) {
    long end = endNanos(header);
    if (end == header.startNanos()) {
      end += UNFINISHED_NANOS;
    }
    if (!eras.isEmpty()) {
      Era last = eras.get(eras.size() - 1);
      if (header.startNanos() <= last.endNanos() + TOLERANCE_NANOS) {
        eras.set(eras.size() - 1, new Era(last.startNanos(), Math.max(last.endNanos(), end)));
        return;
      }
    }
    eras.add(new Era(header.startNanos(), end));
  }

  /** Returns whether a sample or an interval can have these times. */
  boolean accepts(long startNanos, long endNanos) {
    return startNanos >= EARLIEST_NANOS
        && endNanos >= startNanos
        && endNanos - startNanos <= longestNanos
        && eraOf(endNanos) != null;
  }

  /**
   * Returns the start of an interval, but not before the first chunk of its era: what began before
   * the recording is shown from the recording's start on.
   */
  long clippedStart(long startNanos, long endNanos) {
    Era era = eraOf(endNanos);
    return era == null || endNanos <= era.startNanos()
        ? startNanos
        : Math.max(startNanos, era.startNanos());
  }

  private @Nullable Era eraOf(long timeNanos) {
    for (Era era : eras) {
      if (era.contains(timeNanos)) {
        return era;
      }
    }
    return null;
  }
}
