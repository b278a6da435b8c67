package dev.debrief.detectors.waiting;

import dev.debrief.detectors.RunContext;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.StackMemo;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tells which threads are workers of a pool, while slices come, and which of them belong together.
 */
final class PoolThreads {
  /** Rows of a slice that are looked at; a worker is one in every row. */
  private static final int LOOKED_AT = 32;

  private static final Pattern LAST_NUMBER = Pattern.compile("[0-9]+$");

  private final StackMemo<Boolean> worker;
  private final Set<Long> workers = new HashSet<>();

  PoolThreads(RunContext context) {
    this.worker = new StackMemo<>(context.stacks(), PoolThreads::isWorker);
  }

  /** Returns whether a stack is that of a pool's thread. */
  static boolean isWorker(StackTrace stack) {
    for (int depth = stack.depth() - 1; depth >= 0; depth--) {
      Frame frame = stack.frame(depth);
      if (frame.methodName().equals("runWorker")
          || (frame.methodName().equals("run")
              && frame.className().endsWith(".ForkJoinWorkerThread"))) {
        return true;
      }
    }
    return false;
  }

  void accept(ThreadSlice slice) {
    Long id = slice.thread().id();
    if (workers.contains(id)) {
      return;
    }
    for (int row = 0; row < Math.min(LOOKED_AT, slice.size()); row++) {
      if (slice.waitKind(row) == WaitKind.POOL_IDLE || worker.of(slice.stack(row))) {
        workers.add(id);
        return;
      }
    }
  }

  boolean contains(TimelineThread thread) {
    return workers.contains(thread.id());
  }

  /** Returns whether two threads are workers of one pool. */
  boolean same(TimelineThread one, TimelineThread other) {
    return contains(one) && contains(other) && pool(one).equals(pool(other));
  }

  /** Returns what the names of one pool's threads have in common. */
  static String pool(TimelineThread thread) {
    return LAST_NUMBER.matcher(thread.name()).replaceAll("");
  }

  /** Returns the pools that never had two threads at a time, by name. */
  Map<String, List<ThreadHistory>> single(TimelineQuery query) {
    Map<String, List<ThreadHistory>> pools = new TreeMap<>();
    for (ThreadHistory thread : query.threads()) {
      if (contains(thread.thread())) {
        pools.computeIfAbsent(pool(thread.thread()), name -> new ArrayList<>()).add(thread);
      }
    }
    pools.values().removeIf(PoolThreads::overlap);
    return pools;
  }

  /** Returns whether a thread is the only worker of its pool. */
  boolean isSingle(TimelineQuery query, TimelineThread thread) {
    return contains(thread) && single(query).containsKey(pool(thread));
  }

  private static boolean overlap(List<ThreadHistory> threads) {
    for (int i = 0; i < threads.size(); i++) {
      for (int j = i + 1; j < threads.size(); j++) {
        if (threads.get(i).beginNanos() < threads.get(j).endNanos()
            && threads.get(j).beginNanos() < threads.get(i).endNanos()) {
          return true;
        }
      }
    }
    return false;
  }
}
