package dev.debrief.jfr.streaming;

import dev.debrief.jfr.ChunkHeader;
import dev.debrief.jfr.chunk.FieldDescription.Unit;

/** Turns the numbers of one chunk into nanoseconds. Immutable. */
final class Clock {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long startNanos;
  private final long startTicks;
  private final boolean nanoTicks;
  private final double ticksPerNano;

  /**
   * @param header with a usable clock
   */
  Clock(ChunkHeader header) {
    this.startNanos = header.startNanos();
    this.startTicks = header.startTicks();
    this.nanoTicks = header.ticksPerSecond() == (long) NANOS_PER_SECOND;
    this.ticksPerNano = header.ticksPerSecond() / NANOS_PER_SECOND;
  }

  /** Returns a time in epoch nanoseconds. */
  long epochNanos(Unit unit, long value) {
    if (nanoTicks && unit == Unit.TICKS_SINCE_START) {
      return startNanos - startTicks + value;
    }
    return switch (unit) {
      case EPOCH_MILLIS -> times(value, NANOS_PER_MILLI);
      case TICKS_SINCE_START -> startNanos + sinceStart(value - startTicks);
      default -> value;
    };
  }

  /** Returns a length of time in nanoseconds. */
  long nanos(Unit unit, long value) {
    if (nanoTicks && unit == Unit.TICKS) {
      return value;
    }
    return switch (unit) {
      case TICKS -> Math.round(value / ticksPerNano);
      case MICROSECONDS -> times(value, 1_000);
      case MILLISECONDS -> times(value, NANOS_PER_MILLI);
      case SECONDS -> times(value, 1_000 * NANOS_PER_MILLI);
      default -> value;
    };
  }

  private long sinceStart(long ticks) {
    return (long) (ticks / ticksPerNano);
  }

  /** The largest numbers stand for ever. */
  private static long times(long value, long factor) {
    long high = Math.multiplyHigh(value, factor);
    long low = value * factor;
    if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
      return low;
    }
    return value < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
