package dev.debrief.timeline;

import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.StackTrace;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Timelines as text that a person can check: one line per window that has threads, one per thread,
 * and one word per segment: {@code from-to leaf} or {@code from-to KIND}, in ms from {@link
 * TextRecording#T0}.
 */
final class TimelineText {
  private TimelineText() {}

  /** Returns the windows of a recording. */
  static List<Window> windows(EventSource source, TimelineOptions options) throws IOException {
    List<Window> windows = new ArrayList<>();
    Timelines.read(source, RecordingIndex.of(source), options, windows::add);
    return windows;
  }

  /** Returns the timelines of a recording in windows of 30 s. */
  static String timelines(String recording) throws IOException {
    return timelines(recording, TimelineOptions.DEFAULTS);
  }

  static String timelines(String recording, TimelineOptions options) throws IOException {
    StringBuilder text = new StringBuilder();
    List<Window> windows = windows(TextRecording.of(recording), options);
    for (Window window : windows) {
      if (windows.size() > 1) {
        text.append("window ").append(window.index()).append('\n');
      }
      for (ThreadTimeline thread : window.threads()) {
        text.append(thread.thread().name()).append(':');
        for (int i = 0; i < thread.size(); i++) {
          text.append("  ").append(segment(thread.segment(i)));
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String segment(Segment segment) {
    return millis(segment.startNanos())
        + "-"
        + millis(segment.endNanos())
        + " "
        + segment.waitKind().map(Enum::name).orElseGet(() -> leaf(segment.stackTrace()));
  }

  private static String leaf(StackTrace stack) {
    return stack.isEmpty() ? "?" : stack.frames().get(0).methodName();
  }

  private static String millis(long nanos) {
    return BigDecimal.valueOf(nanos - TextRecording.T0, 6).stripTrailingZeros().toPlainString();
  }
}
