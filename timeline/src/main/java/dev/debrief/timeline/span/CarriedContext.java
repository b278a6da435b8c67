package dev.debrief.timeline.span;

import dev.debrief.jfr.ChunkHeader;
import java.util.Map;
import java.util.Optional;

/**
 * The context in which a recording left the threads of its JVM, for the recording that follows it
 * without a gap: sources that only tell of changes say nothing at the start of a file. Immutable.
 */
public final class CarriedContext {
  private static final long LONGEST_GAP_NANOS = 1_000_000_000L;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Nothing is carried. */
  public static final CarriedContext NONE =
      new CarriedContext(new WritingJvm(Optional.empty(), 0), Long.MIN_VALUE, Map.of());

  private final WritingJvm process;
  private final long endNanos;
  private final Map<Long, State> states;

  /**
   * What tells one process from another.
   *
   * @param jvm what the recording says of it; recordings that hold little else do not say it
   * @param clockBaseNanos when the process's clock showed 0
   */
  record WritingJvm(Optional<ContextRows.Jvm> jvm, long clockBaseNanos) {
    /** Clocks of one process drift apart a little, as the time of day is set right. */
    boolean mayBe(WritingJvm other) {
      return (jvm.isPresent() && other.jvm.isPresent())
          ? jvm.equals(other.jvm)
          : Math.abs(clockBaseNanos - other.clockBaseNanos) < LONGEST_GAP_NANOS;
    }
  }

  /**
   * The state of a thread.
   *
   * @param source id of the source that said so
   */
  record State(TraceIds ids, String name, String source, Confidence confidence) {}

  /**
   * @param states by thread id
   */
  CarriedContext(WritingJvm process, long endNanos, Map<Long, State> states) {
    this.process = process;
    this.endNanos = endNanos;
    this.states = Map.copyOf(states);
  }

  /** Returns when the clock of a chunk showed 0. */
  static long clockBaseNanos(ChunkHeader header) {
    return header.ticksPerSecond() <= 0
        ? 0
        : header.startNanos()
            - Math.round(header.startTicks() * (NANOS_PER_SECOND / header.ticksPerSecond()));
  }

  /** Returns whether a recording of a process goes on where this context comes from. */
  boolean continuesIn(WritingJvm other, long startNanos) {
    return !states.isEmpty()
        && process.mayBe(other)
        && Math.abs(startNanos - endNanos) < LONGEST_GAP_NANOS;
  }

  Map<Long, State> states() {
    return states;
  }

  /** Returns the number of threads with a context. */
  public int size() {
    return states.size();
  }
}
