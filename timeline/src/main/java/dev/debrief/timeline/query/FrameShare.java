package dev.debrief.timeline.query;

import dev.debrief.jfr.Frame;
import dev.debrief.timeline.TimelineThread;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of a thread's time a frame stands for.
 *
 * @param frame one of those with this class and method; lines differ
 * @param nanos time of the rows for whose stacks it stands, idle waits not counted
 */
public record FrameShare(Frame frame, long nanos) {
  /** A stretch of one thread's time. */
  record Stretch(TimelineThread thread, long fromNanos, long toNanos) {}

  private record Method(String className, String methodName) {}

  static List<FrameShare> of(TimelineQuery query, Stretch stretch, FrameChoice choice, int most) {
    Map<Method, FrameShare> sums = new LinkedHashMap<>();
    query.rows(
        stretch.thread(),
        stretch.fromNanos(),
        stretch.toNanos(),
        (slice, row) -> {
          var kind = slice.waitKind(row);
          if (kind != null && kind.idle()) {
            return;
          }
          long nanos =
              Math.min(slice.endNanos(row), stretch.toNanos())
                  - Math.max(slice.startNanos(row), stretch.fromNanos());
          choice
              .of(slice.stackTrace(row))
              .ifPresent(
                  frame ->
                      sums.merge(
                          new Method(frame.className(), frame.methodName()),
                          new FrameShare(frame, nanos),
                          (one, other) -> new FrameShare(one.frame, one.nanos + other.nanos)));
        });
    return sums.values().stream()
        .sorted(
            Comparator.comparingLong(FrameShare::nanos)
                .reversed()
                .thenComparing(share -> share.frame.className())
                .thenComparing(share -> share.frame.methodName()))
        .limit(most)
        .toList();
  }
}
