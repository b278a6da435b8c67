package dev.debrief.detectors.waiting;

import dev.debrief.jfr.Frame;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.RowVisitor;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a thread did in a stretch of time, task by task: a task ends where the thread becomes idle
 * or begins something with another outermost frame of the application. Tasks of the same class that
 * follow each other at once look like one.
 *
 * @param tasks in time order
 * @param pooled whether it is a pool's thread
 */
record WorkerTasks(List<Task> tasks, boolean pooled) {
  /**
   * One task.
   *
   * @param frame its outermost frame of the application, empty if it was not seen
   * @param afterOther whether it followed another task at once, so that it may have queued
   */
  record Task(Optional<Frame> frame, long startNanos, long endNanos, boolean afterOther) {}

  static WorkerTasks of(
      TimelineQuery query, WaitText text, TimelineThread thread, long from, long to) {
    Split split = new Split(text, from, to);
    query.rows(thread, from, to, split);
    split.close(false);
    return new WorkerTasks(List.copyOf(split.tasks), split.pooled);
  }

  /** Returns the last one. */
  Optional<Task> last() {
    return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.get(tasks.size() - 1));
  }

  /** Returns whether the last one followed another at once. */
  boolean queued() {
    return last().filter(Task::afterOther).isPresent();
  }

  private static final class Split implements RowVisitor {
    private final WaitText text;
    private final long from;
    private final long to;
    private final List<Task> tasks = new ArrayList<>();
    private boolean pooled;
    private boolean open;
    private boolean after;
    private @Nullable Frame frame;
    private long start;
    private long end;

    Split(WaitText text, long from, long to) {
      this.text = text;
      this.from = from;
      this.to = to;
    }

    @Override
    public void row(ThreadSlice slice, int row) {
      WaitKind kind = slice.waitKind(row);
      if (kind != null && kind.idle()) {
        pooled |= kind == WaitKind.POOL_IDLE;
        close(false);
        return;
      }
      pooled |= PoolThreads.isWorker(slice.stackTrace(row));
      Frame of = text.task(slice.stackTrace(row)).orElse(null);
      if (open && of != null && frame != null && !same(frame, of)) {
        close(true);
      }
      if (!open) {
        open = true;
        start = Math.max(from, slice.startNanos(row));
      }
      frame = frame == null ? of : frame;
      end = Math.min(to, slice.endNanos(row));
    }

    private static boolean same(Frame one, Frame other) {
      return one.className().equals(other.className())
          && one.methodName().equals(other.methodName());
    }

    void close(boolean nextFollows) {
      if (open) {
        tasks.add(new Task(Optional.ofNullable(frame), start, end, after));
      }
      after = nextFollows;
      open = false;
      frame = null;
    }
  }
}
