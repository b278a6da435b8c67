package dev.debrief.timeline.span.source;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.jfr.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a thread dump, as {@code jstack} prints it, as one sample of every Java thread.
 * Virtual threads are not in it.
 */
final class ThreadDump {
  private static final Pattern THREAD = Pattern.compile("\"(.*)\" #(\\d{1,18}) .*");
  private static final Pattern STATE =
      Pattern.compile("\\s+java\\.lang\\.Thread\\.State: (\\w+).*");
  private static final Pattern FRAME = Pattern.compile("\\s+at ([^(]+)\\.([^.(]+)\\((.*)\\)");
  private static final Pattern LINE = Pattern.compile(".*:(\\d{1,9})");

  private final long timeNanos;
  private final List<Event.Sample> samples = new ArrayList<>();
  private Optional<ThreadRef> thread = Optional.empty();
  private ThreadState state = ThreadState.UNKNOWN;
  private List<Frame> frames = new ArrayList<>();

  private ThreadDump(long timeNanos) {
    this.timeNanos = timeNanos;
  }

  /** Returns the samples of all threads that have a stack. */
  static List<Event.Sample> samples(long timeNanos, String text) {
    ThreadDump dump = new ThreadDump(timeNanos);
    text.lines().forEach(dump::line);
    dump.endThread();
    return dump.samples;
  }

  private void line(String line) {
    if (line.startsWith("\"")) {
      endThread();
      Matcher named = THREAD.matcher(line);
      if (named.matches()) {
        long id = Long.parseLong(named.group(2));
        thread = Optional.of(new ThreadRef(id, 0, 0, named.group(1), ThreadRef.Kind.PLATFORM));
      }
      return;
    }
    Matcher frame = FRAME.matcher(line);
    if (frame.matches()) {
      frames.add(frame(frame));
      return;
    }
    Matcher found = STATE.matcher(line);
    if (found.matches()) {
      state = found.group(1).equals("RUNNABLE") ? ThreadState.RUNNABLE : ThreadState.WAITING;
    }
  }

  private static Frame frame(Matcher frame) {
    String place = frame.group(3);
    boolean isNative = place.endsWith("Native Method");
    Matcher line = LINE.matcher(place);
    return new Frame(
        frame.group(1),
        frame.group(2),
        "",
        line.matches() ? Integer.parseInt(line.group(1)) : Frame.UNKNOWN_LINE,
        isNative ? Frame.Type.NATIVE : Frame.Type.UNKNOWN);
  }

  private void endThread() {
    if (thread.isPresent() && !frames.isEmpty()) {
      samples.add(
          new Event.Sample(
              SampleKind.WALL,
              timeNanos,
              timeNanos,
              thread.get(),
              new StackTrace(frames, false),
              state,
              false));
    }
    thread = Optional.empty();
    state = ThreadState.UNKNOWN;
    frames = new ArrayList<>();
  }
}
