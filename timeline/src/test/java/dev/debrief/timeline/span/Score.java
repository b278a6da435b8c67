package dev.debrief.timeline.span;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.ThreadTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How well the samples of one recording were attributed, by what its program is known to have done.
 * Waits do not count, and samples of which nobody knows.
 */
final class Score {
  static final String NONE = "none";

  private int right;
  private int wrong;
  private int missed;
  private int rightlyNone;

  /** Says which span a sample belongs to by what the program did; empty if it does not tell. */
  @FunctionalInterface
  interface Truth {
    Optional<String> of(String thread, List<String> frames);
  }

  /** Says what a span is called in the truth's terms. */
  @FunctionalInterface
  interface Answer {
    String of(Span span);
  }

  static Score of(SpanReading reading, Truth truth, Answer answer) {
    Score score = new Score();
    for (AttributedTimeline timeline : reading.timelines()) {
      for (int piece = 0; piece < timeline.size(); piece++) {
        if (isSample(timeline, piece)) {
          Optional<String> expected =
              truth.of(timeline.owner(piece).name(), frames(timeline, piece));
          String actual =
              timeline.attribution(piece) instanceof Attribution.OfSpan of
                  ? answer.of(reading.spans().span(of.span()))
                  : NONE;
          expected.ifPresent(span -> score.add(span, actual));
        }
      }
    }
    return score;
  }

  /** Returns whether a piece begins a segment in which its thread ran. */
  static boolean isSample(AttributedTimeline timeline, int piece) {
    ThreadTimeline plain = timeline.timeline();
    return timeline.first(piece) && plain.waitKind(timeline.segment(piece)).isEmpty();
  }

  /** Returns the frames of a piece, as {@code Class.method:line} without the package. */
  static List<String> frames(AttributedTimeline timeline, int piece) {
    StackTrace stack = timeline.timeline().stackTrace(timeline.segment(piece));
    List<String> frames = new ArrayList<>();
    for (Frame frame : stack.frames()) {
      String name = frame.className().substring(frame.className().lastIndexOf('.') + 1);
      frames.add(name + '.' + frame.methodName() + ':' + frame.lineNumber());
    }
    return frames;
  }

  static boolean has(List<String> frames, String start) {
    return frames.stream().anyMatch(frame -> frame.startsWith(start));
  }

  private void add(String expected, String actual) {
    boolean none = expected.equals(NONE);
    boolean found = !actual.equals(NONE);
    if (none && !found) {
      rightlyNone++;
    } else if (!found) {
      missed++;
    } else if (actual.equals(expected)) {
      right++;
    } else {
      wrong++;
    }
  }

  int right() {
    return right;
  }

  int wrong() {
    return wrong;
  }

  int missed() {
    return missed;
  }

  /** Returns how many samples count. */
  int samples() {
    return right + wrong + missed + rightlyNone;
  }

  /** Returns how many percent of the attributed samples belong to that span. */
  double precision() {
    return 100.0 * right / Math.max(1, right + wrong);
  }

  /** Returns how many percent of the samples that belong to a span were attributed to it. */
  double recall() {
    return 100.0 * right / Math.max(1, right + wrong + missed);
  }

  /** Prints the score of a source and returns it. */
  Score print(String source) {
    System.out.printf(
        Locale.ROOT,
        "attribution %-26s samples %4d precision %5.1f %% recall %5.1f %%%n",
        source,
        samples(),
        precision(),
        recall());
    return this;
  }
}
