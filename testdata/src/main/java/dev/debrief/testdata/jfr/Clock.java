package dev.debrief.testdata.jfr;

import java.math.BigInteger;

/** A chunk's clock: which tick is which time. */
record Clock(long startNanos, long startTicks, long ticksPerSecond) {
  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

  /** Returns the tick nearest to a time in nanoseconds since the epoch. */
  long ticksAt(long epochNanos) {
    return startTicks + ticksIn(epochNanos - startNanos);
  }

  /** Returns a length of time in ticks, rounded to the nearest. */
  long ticksIn(long nanos) {
    BigInteger twice =
        BigInteger.valueOf(nanos).multiply(BigInteger.valueOf(ticksPerSecond)).shiftLeft(1);
    BigInteger[] parts =
        twice.add(NANOS_PER_SECOND).divideAndRemainder(NANOS_PER_SECOND.shiftLeft(1));
    // Division truncates towards zero; rounding to the nearest needs the floor.
    return parts[0].longValue() - (parts[1].signum() < 0 ? 1 : 0);
  }
}
