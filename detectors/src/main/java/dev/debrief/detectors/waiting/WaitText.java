package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.FrameText;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.FrameShare;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words and tables that findings about waits share. */
final class WaitText {
  private static final long LONG_CALL_NANOS = 50_000_000L;
  private static final int TOP_FRAMES = 5;

  private final FrameText frames;

  WaitText(FrameText frames) {
    this.frames = frames;
  }

  /** Returns a duration for a title: {@code 5.6 s} or {@code 480 ms}. */
  static String time(long nanos) {
    return nanos >= 995_000_000L
        ? String.format(Locale.ROOT, "%.1f s", nanos / 1e9)
        : Math.round(nanos / 1e6) + " ms";
  }

  /** Returns a part of 1 as {@code 28 %}. */
  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  /**
   * Returns the application's frame that is nearest to the leaf, else the leaf. The class that the
   * VM makes for a lambda says nothing if there is another frame.
   */
  Optional<Frame> key(StackTrace stack) {
    int depth = frames.firstInAppDepth(stack, 0);
    while (depth >= 0 && isLambda(stack.frame(depth))) {
      depth = frames.firstInAppDepth(stack, depth + 1);
    }
    if (depth >= 0) {
      return Optional.of(stack.frame(depth));
    }
    Optional<Frame> inApp = frames.firstInApp(stack);
    return inApp.isPresent() || stack.isEmpty() ? inApp : Optional.of(stack.frame(0));
  }

  private static boolean isLambda(Frame frame) {
    return frame.className().contains("$$Lambda");
  }

  /**
   * Returns the application's frame that is nearest to the root: a thread's or task's own. A method
   * with a name is better than a lambda's body.
   */
  Optional<Frame> task(StackTrace stack) {
    Optional<Frame> body = Optional.empty();
    for (int depth = stack.depth() - 1; depth >= 0; depth--) {
      Frame frame = stack.frame(depth);
      if (frames.inApp(frame) && !isLambda(frame)) {
        if (!frame.methodName().startsWith("lambda$")) {
          return Optional.of(frame);
        }
        body = body.isPresent() ? body : Optional.of(frame);
      }
    }
    return body.isPresent() ? body : frames.firstInApp(stack);
  }

  /** Returns {@code in Class.method}, or nothing if no frame is known. */
  String in(StackTrace stack) {
    return key(stack).map(frame -> " in " + frames.simple(frame)).orElse("");
  }

  /** Returns {@code Class.method:line} of the key frame, {@code ""} if no frame is known. */
  String place(StackTrace stack) {
    return key(stack).map(frames::place).orElse("");
  }

  /** Returns the key frame for a fingerprint, {@code ""} if no frame is known. */
  String stable(StackTrace stack) {
    return key(stack).map(frames::qualified).orElse("");
  }

  FrameText frames() {
    return frames;
  }

  /** Returns a table of where a thread's time in a stretch went. */
  Evidence topFrames(TimelineQuery query, TimelineThread thread, long from, long to) {
    List<List<Object>> rows = new ArrayList<>();
    for (FrameShare share : query.topFrames(thread, from, to, this::key, TOP_FRAMES)) {
      rows.add(
          List.of(
              frames.place(share.frame()),
              share.nanos(),
              Math.min(1.0, (double) share.nanos() / Math.max(1, to - from))));
    }
    return new Evidence(
        "what " + thread.name() + " did meanwhile",
        List.of(
            new Evidence.Column("frame", "frame", Evidence.Type.TEXT),
            new Evidence.Column("time", "time", Evidence.Type.DURATION),
            new Evidence.Column("share", "share", Evidence.Type.SHARE)),
        rows);
  }

  /** Returns a table of the long reads, sleeps and other waits of a thread in a stretch. */
  Evidence longCalls(TimelineQuery query, TimelineThread thread, long from, long to) {
    List<Wait> calls = new ArrayList<>();
    query.rows(
        thread,
        from,
        to,
        (slice, row) -> {
          WaitKind kind = slice.waitKind(row);
          if (kind != null && !kind.idle() && slice.nanos(row) >= LONG_CALL_NANOS) {
            calls.add(Wait.of(slice, row));
          }
        });
    return waits("its calls that took long", calls);
  }

  /** Returns a table of waits, in the order given; no more than a finding may show. */
  Evidence waits(String title, List<Wait> waits) {
    List<List<Object>> rows = new ArrayList<>();
    for (Wait wait : waits.subList(0, Math.min(waits.size(), Evidence.MOST_ROWS))) {
      rows.add(
          List.of(
              wait.thread().name(),
              wait.kind().label(),
              place(wait.stackTrace()),
              wait.startNanos(),
              wait.nanos()));
    }
    return new Evidence(
        title,
        List.of(
            new Evidence.Column("thread", "thread", Evidence.Type.TEXT),
            new Evidence.Column("waitsFor", "waits for", Evidence.Type.TEXT),
            new Evidence.Column("place", "at", Evidence.Type.TEXT),
            new Evidence.Column("start", "start", Evidence.Type.TIME),
            new Evidence.Column("duration", "duration", Evidence.Type.DURATION)),
        rows);
  }
}
