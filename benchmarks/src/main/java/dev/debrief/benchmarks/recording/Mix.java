package dev.debrief.benchmarks.recording;

/** Numbers that look random and follow from others. */
final class Mix {
  private Mix() {}

  /** Returns a number that follows from two others. */
  static long of(long a, long b) {
    long z = a * 0x9E3779B97F4A7C15L + b * 0xD1B54A32D192ED03L + 0x8CB92BA72F3D8DD7L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Returns a number from 0 to one below the bound that follows from two others. */
  static int below(long a, long b, int bound) {
    return (int) Long.remainderUnsigned(of(a, b), bound);
  }

  /** Returns a number from 0 to 1, without 1, that follows from two others. */
  static double fraction(long a, long b) {
    return (of(a, b) >>> 11) * 0x1.0p-53;
  }
}
