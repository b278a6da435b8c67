package dev.debrief.timeline.query;

import dev.debrief.timeline.WaitKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Rebuilds the calls of chosen methods from slices. Rows belong to one call if they have the method
 * on the same path, with the same line of the call, no row without it lies between them and no gap
 * is longer than five periods or 250 ms; the frame nearest to the root counts, so recursion is one
 * call. Many methods may be followed at once: what a stack holds is found out once per stack. Not
 * safe for use by several threads.
 */
public final class InvocationBuilder {
  private final StackMemo<HeldMethods.Held[]> held;
  private final Consumer<Invocation> sink;
  private final Map<Long, OpenCalls> threads = new TreeMap<>();

  /**
   * @param stacks those to which the slices refer
   * @param sink takes calls when they have ended; those of one thread in the order of their ends
   */
  public InvocationBuilder(Stacks stacks, MethodChoice choice, Consumer<Invocation> sink) {
    this.held = new StackMemo<>(stacks, new HeldMethods(choice)::of);
    this.sink = sink;
  }

  /** Takes a slice; those of one thread must come in time order. */
  public void accept(ThreadSlice slice) {
    if (slice.size() == 0) {
      return;
    }
    OpenCalls open =
        threads.computeIfAbsent(slice.thread().id(), id -> new OpenCalls(slice.thread(), sink));
    open.period(slice.periodNanos());
    for (int row = 0; row < slice.size(); row++) {
      WaitKind kind = slice.waitKind(row);
      if (kind != null && kind.idle()) {
        open.row(slice, row, HeldMethods.NONE);
      } else {
        open.row(slice, row, held.of(slice.stack(row)));
      }
    }
  }

  /** Ends all calls; to be called once, after the last slice. */
  public void finish() {
    threads.values().forEach(OpenCalls::finish);
    threads.clear();
  }
}
