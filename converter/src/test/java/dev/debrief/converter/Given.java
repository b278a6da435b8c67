package dev.debrief.converter;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.Segment;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Windows written by hand. Times are milliseconds from {@link #START_NANOS}. */
final class Given {
  /** 2026-01-01T00:00:00Z. */
  static final long START_NANOS = 1_767_225_600_000_000_000L;

  static final long PERIOD_NANOS = 20_000_000;

  private Given() {}

  /** A stack, leaf first, of frames such as {@code com.acme.Client.fetch:12}. */
  static StackTrace stack(String... frames) {
    return new StackTrace(Arrays.stream(frames).map(Given::frame).toList(), false);
  }

  static Frame frame(String text) {
    int colon = text.indexOf(':');
    int line = colon < 0 ? Frame.UNKNOWN_LINE : Integer.parseInt(text.substring(colon + 1));
    String name = colon < 0 ? text : text.substring(0, colon);
    int dot = name.lastIndexOf('.');
    return new Frame(
        name.substring(0, dot), name.substring(dot + 1), "()V", line, Frame.Type.COMPILED);
  }

  static Frame nativeFrame(String library, String function, Frame.Type type) {
    return new Frame(library, function, "()L;", 0, type);
  }

  static Segment runs(double from, double to, StackTrace stack) {
    return new Segment(nanos(from), nanos(to), Optional.empty(), stack);
  }

  static Segment waits(double from, double to, WaitKind kind, StackTrace stack) {
    return new Segment(nanos(from), nanos(to), Optional.of(kind), stack);
  }

  static ThreadTimeline thread(long id, String name, Segment... segments) {
    return thread(id, name, List.of(segments));
  }

  static ThreadTimeline thread(long id, String name, List<Segment> segments) {
    return ThreadTimeline.of(new TimelineThread(id, name, false), PERIOD_NANOS, segments);
  }

  static Window window(double from, double to, ThreadTimeline... threads) {
    return window(0, from, to, threads);
  }

  static Window window(long index, double from, double to, ThreadTimeline... threads) {
    return new Window(index, nanos(from), nanos(to), List.of(threads), List.of());
  }

  static long nanos(double millis) {
    return START_NANOS + Math.round(millis * 1_000_000);
  }

  /** What a thread's samples are: {@code 20.000 #0} for segment 0, {@code 40.000 -} for a gap. */
  static List<String> samples(ThreadTimeline thread, WaitSampling sampling) {
    List<String> samples = new ArrayList<>();
    int[] segments = sampling.shown(thread);
    ShownSegments shown = ShownSegments.of(thread, segments);
    new ThreadSampler(
            shown,
            sampling,
            (micros, segment) ->
                samples.add(
                    millis(micros) + (segment == SampleSink.GAP ? " -" : " #" + segments[segment])))
        .sample(sampling.startNanos(), sampling.endNanos());
    return samples;
  }

  /** Microseconds since the epoch as milliseconds from {@link #START_NANOS}. */
  static String millis(long micros) {
    return BigDecimal.valueOf(micros - START_NANOS / 1_000, 3).toPlainString();
  }

  static RecordingIdentity recording() {
    return new RecordingIdentity(
        "app", "5".repeat(64), "0123456789abcdef0123456789abcdef", START_NANOS, nanos(60_000));
  }
}
