package dev.debrief.converter;

import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.span.Attribution;
import dev.debrief.timeline.span.Confidence;
import java.util.EnumMap;
import java.util.Map;

/**
 * One span on one thread: the time in which the thread worked for that span and no span within it.
 * Small, because a window may have hundreds of thousands. For one thread.
 */
final class Slice {
  private final Key key;
  private final String threadName;
  private final String source;
  private Map<WaitKind, Long> waitingNanos = Map.of();
  private final LeafCounts leaves = new LeafCounts();
  private Confidence confidence;
  private boolean ambiguous;
  private long startNanos = Long.MAX_VALUE;
  private long endNanos = Long.MIN_VALUE;
  private long runningNanos;
  private long samples;

  /**
   * Which slice it is.
   *
   * @param span number of the span in the index
   * @param thread id of the thread that did it
   * @param shownThread id of the thread under which profiles show it: another one where virtual
   *     threads share a lane
   */
  record Key(int span, long thread, long shownThread) {}

  Slice(Key key, String threadName, Attribution.OfSpan attribution) {
    this(key, threadName, attribution.source(), attribution.confidence());
  }

  private Slice(Key key, String threadName, String source, Confidence confidence) {
    this.key = key;
    this.threadName = threadName;
    this.source = source;
    this.confidence = confidence;
  }

  /** Returns an empty slice that begins like this one, shown under any thread. */
  Slice likeThis() {
    return new Slice(key, threadName, source, confidence);
  }

  /** Adds a piece of the thread's time. */
  void addTime(long start, long end, Attribution.OfSpan attribution) {
    startNanos = Math.min(startNanos, start);
    endNanos = Math.max(endNanos, end);
    confidence = confidence.and(attribution.confidence());
    ambiguous |= attribution.ambiguous();
  }

  /** Says that the thread ran in a piece that was added. */
  void addRunning(long nanos) {
    runningNanos += nanos;
  }

  /** Says that the thread waited in a piece that was added. */
  void addWaiting(WaitKind kind, long nanos) {
    if (waitingNanos.isEmpty()) {
      waitingNanos = new EnumMap<>(WaitKind.class);
    }
    waitingNanos.merge(kind, nanos, Long::sum);
  }

  /** Counts a sample. */
  void addSample(String leaf) {
    samples++;
    leaves.add(leaf, 1);
  }

  /** Adds what another window knows of the slice. */
  void addAll(Slice other) {
    startNanos = Math.min(startNanos, other.startNanos);
    endNanos = Math.max(endNanos, other.endNanos);
    confidence = confidence.and(other.confidence);
    ambiguous |= other.ambiguous;
    runningNanos += other.runningNanos;
    other.waitingNanos.forEach(this::addWaiting);
    samples += other.samples;
    leaves.addAll(other.leaves);
  }

  Key key() {
    return key;
  }

  String threadName() {
    return threadName;
  }

  String source() {
    return source;
  }

  Confidence confidence() {
    return confidence;
  }

  boolean ambiguous() {
    return ambiguous;
  }

  long startNanos() {
    return startNanos;
  }

  long endNanos() {
    return endNanos;
  }

  long runningNanos() {
    return runningNanos;
  }

  Map<WaitKind, Long> waitingNanos() {
    return waitingNanos;
  }

  long samples() {
    return samples;
  }

  LeafCounts leaves() {
    return leaves;
  }

  /** Returns the time of which it is known what the thread did. */
  long knownNanos() {
    return runningNanos + waitingNanos.values().stream().mapToLong(Long::longValue).sum();
  }
}
