package dev.debrief.testdata.corpus;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What three independent readers found in one recording of the corpus.
 *
 * @param file path in the corpus, with {@code /}
 * @param version format version of the first chunk, such as {@code 2.1}; empty if there is none
 * @param chunks headers in file order
 * @param walker by framing only, without decoding events
 * @param jdk25 by {@code jdk.jfr.consumer} of JDK 25
 * @param jmc by JMC
 */
public record EventCounts(
    String file, String version, List<Chunk> chunks, Counts walker, Counts jdk25, Counts jmc) {

  /** Creates counts. */
  public EventCounts {
    chunks = List.copyOf(chunks);
  }

  /** Returns whether every reader read the recording to its end. */
  public boolean isWhole() {
    return !walker.error() && !jdk25.error() && !jmc.error();
  }

  /**
   * One reader's result.
   *
   * @param total number of events, absent if the reader gave up before any
   * @param byType number of events by type name, read-only
   * @param error whether the reader failed, at once or part of the way
   */
  public record Counts(OptionalLong total, SortedMap<String, Long> byType, boolean error) {

    /** Creates a result. */
    public Counts {
      byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
    }

    /** Returns how many events of the type there are, 0 for a type without events. */
    public long of(String type) {
      return byType.getOrDefault(type, 0L);
    }
  }

  /**
   * A chunk's header as the walker read it. Chunks of version 0.x have only version, offset and the
   * place of their metadata.
   *
   * @param version such as {@code 2.1}
   * @param offset first byte in the (unpacked) recording
   * @param header empty for version 0.x
   */
  public record Chunk(String version, long offset, Optional<Header> header) {}

  /**
   * The header's numbers for versions 1 and 2.
   *
   * @param sizeBytes bytes of the chunk as its header says
   * @param startNanos nanoseconds since the epoch
   * @param durationNanos length in nanoseconds
   * @param startTicks clock at the start
   * @param ticksPerSecond speed of the clock
   * @param flags bit 0 compressed integers, bit 1 last chunk
   */
  public record Header(
      long sizeBytes,
      long startNanos,
      long durationNanos,
      long startTicks,
      long ticksPerSecond,
      int flags) {}
}
