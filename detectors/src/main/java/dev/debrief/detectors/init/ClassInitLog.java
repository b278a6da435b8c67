package dev.debrief.detectors.init;

import dev.debrief.detectors.RecordedEvent;
import dev.debrief.detectors.RunContext;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.Invocation;
import dev.debrief.timeline.query.InvocationBuilder;
import dev.debrief.timeline.query.MethodChoice;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the runs of class initialisers, and the waits for those of other threads. */
final class ClassInitLog implements MethodChoice {
  private static final String REASON = "Waited for initialization of ";
  private static final int MOST = 10_000;

  /** Shorter runs of initialisers are not kept. */
  private static final long LEAST_RUN_NANOS = 50_000_000L;

  /** How far the end of a wait and that of the initialiser may seem to lie apart. */
  private static final long TOGETHER_NANOS = 50_000_000L;

  private record Named(long thread, long startNanos, long endNanos, String className) {}

  private final RunContext context;
  private final InvocationBuilder builder;
  private final long leastWaitNanos;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Invocation> runs = new ArrayList<>();
  private final List<Wait> waits = new ArrayList<>();
  private final List<Named> named = new ArrayList<>();

  ClassInitLog(RunContext context, long leastWaitNanos) {
    this.context = context;
    this.leastWaitNanos = leastWaitNanos;
    this.builder = new InvocationBuilder(context.stacks(), this, this::add);
  }

  @Override
  public int of(StackTrace stack, int depth) {
    Frame frame = stack.frame(depth);
    return frame.methodName().equals(InitNames.CLASS_INITIALISER)
        ? numbers.computeIfAbsent(context.frames().className(frame), name -> numbers.size())
        : NONE;
  }

  private void add(Invocation run) {
    if (run.nanos() >= LEAST_RUN_NANOS && runs.size() < MOST) {
      runs.add(run);
    }
  }

  /** Takes the event of a pinned virtual thread, whose text names the class. */
  void accept(RecordedEvent event) {
    String reason = event.text("pinnedReason");
    if (reason.startsWith(REASON) && named.size() < MOST) {
      String rest = reason.substring(REASON.length());
      int end = rest.indexOf(' ');
      String className = end < 0 ? rest : rest.substring(0, end);
      event
          .thread("eventThread")
          .ifPresent(
              thread ->
                  named.add(
                      new Named(thread.id(), event.startNanos(), event.endNanos(), className)));
    }
  }

  void accept(ThreadSlice slice) {
    builder.accept(slice);
    for (int row = 0; row < slice.size(); row++) {
      if (slice.waitKind(row) == WaitKind.CLASS_INIT
          && slice.nanos(row) >= leastWaitNanos
          && waits.size() < MOST) {
        waits.add(Wait.of(slice, row));
      }
    }
  }

  void finish() {
    builder.finish();
  }

  List<Invocation> runs() {
    return runs;
  }

  List<Wait> waits() {
    return waits;
  }

  String className(Invocation run) {
    return context.frames().className(run.frame());
  }

  /** Returns the initialiser for which a wait was: the one that ended when the wait did. */
  Optional<Invocation> awaited(Wait wait) {
    Invocation best = null;
    long bestApart = Long.MAX_VALUE;
    for (Invocation run : runs) {
      boolean other =
          wait.blocker().other().map(one -> one.id() == run.thread().id()).orElse(true)
              && run.thread().id() != wait.thread().id();
      long common =
          Math.min(run.endNanos(), wait.endNanos()) - Math.max(run.startNanos(), wait.startNanos());
      long apart = Math.abs(run.endNanos() - wait.endNanos());
      boolean fits = apart <= TOGETHER_NANOS || 2 * common >= wait.nanos();
      if (other && common > 0 && fits && apart < bestApart) {
        best = run;
        bestApart = apart;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns the class that an event names for a wait of a virtual thread, else {@code ""}. */
  String named(Wait wait) {
    for (Named one : named) {
      if (one.thread == wait.thread().id()
          && one.startNanos < wait.endNanos()
          && one.endNanos > wait.startNanos()) {
        return one.className;
      }
    }
    return "";
  }
}
