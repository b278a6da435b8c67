package dev.debrief.detectors;

import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some threads did in a stretch of time, in equal cells.
 *
 * @param startNanos start of the first cell, in epoch nanoseconds
 * @param endNanos end of the last cell
 * @param lanes one for each thread, with equal numbers of cells
 */
public record Sketch(long startNanos, long endNanos, List<Lane> lanes) {
  private static final int CELLS = 60;

  /** What took most of a cell. */
  public enum Cell {
    /** Nothing is known. */
    UNKNOWN,
    RUNNING,
    /** Waited for a lock or monitor, or for something of a pool. */
    BLOCKED,
    /** Waited for another thread or a process, or slept. */
    WAITING,
    /** Read or wrote. */
    IO,
    /** Had nothing to do. */
    IDLE
  }

  /** One thread. */
  public record Lane(TimelineThread thread, List<Cell> cells) {
    public Lane {
      cells = List.copyOf(cells);
    }
  }

  public Sketch {
    lanes = List.copyOf(lanes);
  }

  /** Draws some threads in a stretch of time. */
  public static Sketch of(
      TimelineQuery query, List<TimelineThread> threads, long startNanos, long endNanos) {
    List<Lane> lanes = new ArrayList<>();
    for (TimelineThread thread : threads) {
      lanes.add(new Lane(thread, cells(query, thread, startNanos, endNanos)));
    }
    return new Sketch(startNanos, endNanos, lanes);
  }

  @SuppressWarnings("EnumOrdinal") // Index of a sum; never leaves this method.
  private static List<Cell> cells(
      TimelineQuery query, TimelineThread thread, long start, long end) {
    int states = Cell.values().length;
    double[][] sums = new double[CELLS][states];
    double width = Math.max(1, (end - start) / (double) CELLS);
    query.rows(
        thread,
        start,
        end,
        (slice, row) -> {
          int state = of(slice.waitKind(row)).ordinal();
          double from = (Math.max(slice.startNanos(row), start) - start) / width;
          double to = (Math.min(slice.endNanos(row), end) - start) / width;
          for (int cell = (int) from; cell < Math.min(CELLS, Math.ceil(to)); cell++) {
            sums[cell][state] += Math.min(to, cell + 1.0) - Math.max(from, cell);
          }
        });
    return Arrays.stream(sums).map(Sketch::largest).toList();
  }

  private static Cell largest(double[] sums) {
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      if (sums[i] > sums[best]) {
        best = i;
      }
    }
    return Cell.values()[best];
  }

  private static Cell of(@Nullable WaitKind kind) {
    if (kind == null) {
      return Cell.RUNNING;
    }
    return switch (kind) {
      case POOL_IDLE, SYS_IDLE, QUEUE_IDLE -> Cell.IDLE;
      case LOCK, MONITOR, PERMIT, POOL_CHECKOUT, CLASS_INIT, GC_PAUSE -> Cell.BLOCKED;
      case SOCKET_READ, SOCKET_WRITE, FILE_READ, FILE_WRITE, FILE_FORCE, IO_WAIT -> Cell.IO;
      default -> Cell.WAITING;
    };
  }
}
