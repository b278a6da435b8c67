package dev.debrief.detectors.io;

import dev.debrief.detectors.RunContext;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.StackMemo;
import dev.debrief.timeline.query.ThreadSlice;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Native samples that found a thread reading from a socket where no event tells of it, because the
 * read was shorter than the event's threshold. Samples that follow each other closely are one
 * series; the largest of each thread and reading method is kept.
 */
final class ShortReads {
  private static final long MOST_GAP_NANOS = 500_000_000L;

  private final StackMemo<ReadPath> paths;
  private final Map<Place, Sampled> places = new LinkedHashMap<>();

  private record Place(TimelineThread thread, String method) {}

  /** Samples in one method of one thread. */
  static final class Sampled {
    private final TimelineThread thread;
    private final ReadPath path;
    private final Set<String> parents = new HashSet<>();
    private Series current = new Series(0, 0, 0, 0);
    private Series largest = current;

    Sampled(TimelineThread thread, ReadPath path) {
      this.thread = thread;
      this.path = path;
    }

    private void add(long start, long end, String parent) {
      boolean goes = current.count > 0 && start - current.endNanos <= MOST_GAP_NANOS;
      current =
          goes
              ? new Series(current.startNanos, end, current.count + 1, current.nanos + end - start)
              : new Series(start, end, 1, end - start);
      largest = current.count >= largest.count ? current : largest;
      parents.add(parent);
    }

    TimelineThread thread() {
      return thread;
    }

    ReadPath path() {
      return path;
    }

    /** Returns the largest series. */
    Series largest() {
      return largest;
    }

    /** Returns how many different calls led to the method that reads. */
    int parents() {
      return parents.size();
    }
  }

  /**
   * Samples that follow each other closely.
   *
   * @param nanos what the samples stand for
   */
  record Series(long startNanos, long endNanos, int count, long nanos) {}

  ShortReads(RunContext context) {
    this.paths = new StackMemo<>(context.stacks(), stack -> path(context, stack));
  }

  private static ReadPath path(RunContext context, StackTrace stack) {
    if (stack.depth() == 0 || stack.frame(0).type() != Frame.Type.NATIVE) {
      return ReadPath.NONE;
    }
    return ReadPath.of(context.frames(), stack);
  }

  void accept(ThreadSlice slice) {
    for (int row = 0; row < slice.size(); row++) {
      if (slice.waitKind(row) == WaitKind.SOCKET_READ && slice.blocker(row).address() == 0) {
        ReadPath path = paths.of(slice.stack(row));
        if (!path.methods().isEmpty()) {
          places
              .computeIfAbsent(
                  new Place(slice.thread(), path.methods().get(0)),
                  unused -> new Sampled(slice.thread(), path))
              .add(slice.startNanos(row), slice.endNanos(row), path.key());
        }
      }
    }
  }

  /** Returns the samples of each thread and method. */
  List<Sampled> all() {
    return List.copyOf(places.values());
  }
}
