package dev.debrief.detectors.locks;

import java.util.Optional;

/** What to do about a lock. */
final class LockAdvice {
  private LockAdvice() {}

  static String of(LockShape shape, boolean logging, Optional<String> holder, LockGroup group) {
    String advice = logging ? ofLogging() : ofShape(shape, holder);
    if (group.locks() > 1) {
      advice +=
          " These are the figures of the worst of "
              + group.locks()
              + " such locks that threads wait for at this place.";
    }
    return advice;
  }

  private static String ofLogging() {
    return "The lock guards log or console output, so every thread that writes waits for all others."
        + " Write through an asynchronous appender, or write less on this path.";
  }

  private static String ofShape(LockShape shape, Optional<String> holder) {
    return switch (shape.kind()) {
      case CONVOY ->
          "The lock is held for a short time but by everybody, and who waits never catches up."
              + " Take it less often: do several steps per acquisition, keep sums per thread and add"
              + " them up (LongAdder), use a concurrent collection, or one lock per key or stripe.";
      case LONG_HOLDER ->
          "Mostly "
              + holder.map(name -> "'" + name + "'").orElse("one thread")
              + " holds the lock while the others wait. Do its long work before or after, and take"
              + " the lock for the result only; if the others just read, let them read the old state"
              + " meanwhile (copy on write, volatile reference, ReadWriteLock).";
      case HOT, CONTENDED ->
          "Hold the lock for less: move out what does not need it, above all input, output and"
              + " calls of other components. If threads work on different things, use one lock per"
              + " key; if they mostly read, use a ReadWriteLock, StampedLock or a concurrent"
              + " collection.";
    };
  }
}
