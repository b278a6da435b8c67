package dev.debrief.detectors;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A worker that nobody gives anything to do. */
final class IdleThread {
  private IdleThread() {}

  /** Returns its waits during a whole recording. */
  static List<Event> beside(EventsInMemory events) {
    ThreadRef thread = new ThreadRef(4_711, 4_711, 4_711, "spare-1", ThreadRef.Kind.PLATFORM);
    StackTrace stack =
        new StackTrace(
            List.of(
                frame("jdk.internal.misc.Unsafe", "park"),
                frame("java.util.concurrent.locks.LockSupport", "park"),
                frame("java.util.concurrent.LinkedBlockingQueue", "take"),
                frame("java.util.concurrent.ThreadPoolExecutor", "getTask"),
                frame("java.util.concurrent.ThreadPoolExecutor", "runWorker"),
                frame("java.lang.Thread", "run")),
            false);
    List<Event> parks = new ArrayList<>();
    long second = 1_000_000_000L;
    for (long at = events.startNanos(); at + second < events.endNanos(); at += second) {
      parks.add(
          new Event.Interval(
              IntervalKind.PARK,
              at + 1_000,
              at + second,
              thread,
              stack,
              "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject",
              Optional.empty(),
              77));
    }
    return parks;
  }

  private static Frame frame(String className, String method) {
    return new Frame(className, method, "()V", 1, Frame.Type.COMPILED);
  }
}
