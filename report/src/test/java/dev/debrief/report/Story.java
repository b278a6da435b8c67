package dev.debrief.report;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detected.NotApplicable;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.FrameText;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Sketch;
import dev.debrief.detectors.Sketch.Cell;
import dev.debrief.detectors.Threshold;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.report.ExaminedRecording.LeftOut;
import dev.debrief.report.ExaminedRecording.Remark;
import dev.debrief.report.ExaminedRecording.Status;
import dev.debrief.report.ExaminedRecording.Time;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.frames.InApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A recording with findings that every format must be able to show. */
final class Story {
  static final long START = 1_700_000_000_000_000_000L;
  static final TimelineThread MAIN = new TimelineThread(1, "main", false);
  static final TimelineThread WORKER = new TimelineThread(20, "pool-1-thread-1", false);
  static final String HOSTILE = "\u001b[31m<b>&\"'|`*_\u202e\u0000]]>\n@here";

  static final DetectorInfo REPEATED =
      new DetectorInfo(
          "repeated-init",
          "expensive initialisation that is done again and again",
          "Finds expensive calls that one would be enough of.",
          Severity.WARNING,
          List.of(EventNeed.SAMPLES),
          List.of(
              Threshold.millis("leastSaving", 300, "smallest saving that is reported"),
              Threshold.percent("leastShare", 2.5, "smallest part of the time")));

  static final DetectorInfo QUIET =
      new DetectorInfo(
          "sleep-poll", "polling", "Finds polling.", Severity.WARNING, List.of(), List.of());

  private Story() {}

  static long at(double seconds) {
    return START + Math.round(seconds * 1e9);
  }

  static Frame frame(String className, String method, int line) {
    return new Frame(className, method, "()V", line, Frame.Type.COMPILED);
  }

  /** A finding with everything that a finding can have, but a thread that is waited for. */
  static Finding full() {
    Frame key = frame("com.acme.repo.RepositoryClient", "fromRepoDefinition", 42);
    List<Evidence.Column> columns =
        List.of(
            new Evidence.Column("start", "start", Evidence.Type.TIME),
            new Evidence.Column("duration", "duration", Evidence.Type.DURATION),
            new Evidence.Column("caller", "caller", Evidence.Type.TEXT),
            new Evidence.Column("running", "running", Evidence.Type.SHARE),
            new Evidence.Column("reads", "reads", Evidence.Type.COUNT),
            new Evidence.Column("bytes", "bytes", Evidence.Type.BYTES));
    List<List<Object>> rows =
        List.of(
            List.of(at(1), 1_030_000_000L, "Sync.first:10", 0.25, 12L, 2_048_000L),
            List.of(at(3.5), 987_000_000L, "Sync.second:20", 1.0, 1_234L, 512L));
    List<Cell> running = new ArrayList<>(Collections.nCopies(30, Cell.RUNNING));
    running.addAll(Collections.nCopies(30, Cell.IO));
    List<Cell> waiting = new ArrayList<>(Collections.nCopies(40, Cell.WAITING));
    waiting.addAll(Collections.nCopies(20, Cell.UNKNOWN));
    return Finding.of(REPEATED, Severity.ERROR, Confidence.EXACT)
        .title("RepositoryClient.fromRepoDefinition is called 2 times, 1.0 s each")
        .sameAs("com.acme.repo.RepositoryClient.fromRepoDefinition")
        .time(at(1), at(4.487))
        .occurrences(2)
        .saving(Saving.atMost(1_000_000_000L))
        .threads(List.of(MAIN, WORKER))
        .frame(key)
        .stack(
            new StackTrace(
                List.of(
                    frame("java.net.SocketInputStream", "socketRead0", -1),
                    key,
                    frame("com.acme.Sync$1", "run", 10)),
                false))
        .evidence(new Evidence("calls", columns, rows))
        .sketch(
            new Sketch(
                at(1),
                at(5),
                List.of(new Sketch.Lane(MAIN, running), new Sketch.Lane(WORKER, waiting))))
        .suggestion(
            "Create the client once and keep it, if its configuration does not change between the"
                + " calls. To confirm, count the calls with method tracing (JDK 25).")
        .build()
        .in(new Finding.WorkedFor("0123456789abcdef0123456789abcdef", "0123456789abcdef", "sync"));
  }

  /** A finding of few words. */
  static Finding small() {
    return Finding.of(QUIET, Severity.INFO, Confidence.SAMPLED)
        .title("Thread 'poller' sleeps 900 times")
        .sameAs("poller")
        .time(at(0.5), at(0.5))
        .suggestion("Wait for the event instead.")
        .build();
  }

  /** A finding whose every text tries to be something else. */
  static Finding hostile() {
    TimelineThread thread = new TimelineThread(7, HOSTILE, false);
    return Finding.of(QUIET, Severity.WARNING, Confidence.INFERRED)
        .title("title " + HOSTILE)
        .sameAs(HOSTILE)
        .time(at(1), at(2))
        .threads(List.of(thread))
        .frame(frame("a.B" + HOSTILE, "c" + HOSTILE, 1))
        .stack(new StackTrace(List.of(frame("a.B" + HOSTILE, "c" + HOSTILE, 1)), false))
        .evidence(
            new Evidence(
                "table " + HOSTILE,
                List.of(new Evidence.Column("x", HOSTILE, Evidence.Type.TEXT)),
                List.of(List.of(HOSTILE))))
        .suggestion("do " + HOSTILE)
        .build()
        .in(new Finding.WorkedFor("", "", HOSTILE));
  }

  static ExaminedRecording recording(Finding... findings) {
    return new ExaminedRecording(
        "app",
        Status.PARTIAL,
        new Time(START, at(22)),
        List.of(
            new Remark("chunk-cut", "data-loss", "a chunk is cut off", 2, "app.jfr, chunk 3"),
            new Remark("odd", "info", "something is odd", 1, "")),
        List.of("repeated-init", "sleep-poll"),
        List.of(
            new NotApplicable(
                "lock-contention",
                "no waits for locks (jdk.JavaMonitorEnter)",
                "jdk.JavaMonitorEnter#enabled=true")),
        List.of(findings),
        new LeftOut(1, 3));
  }

  static ExaminedRecording nothing() {
    return new ExaminedRecording(
        "quiet",
        Status.OK,
        new Time(START, at(22)),
        List.of(),
        List.of("repeated-init", "sleep-poll"),
        List.of(),
        List.of(),
        LeftOut.NONE);
  }

  static ExaminedRecording unreadable() {
    return new ExaminedRecording(
        "broken",
        Status.FAILED,
        Time.NONE,
        List.of(new Remark("nothing-readable", "error", "broken: nothing can be read", 1, "")),
        List.of(),
        List.of(),
        List.of(),
        LeftOut.NONE);
  }

  static FindingsContext context(int width, boolean colours) {
    FrameText frames = new FrameText(new InApp(List.of("com.acme."), List.of()));
    return new FindingsContext("1.2.3", List.of(REPEATED, QUIET), frames, width, colours);
  }

  /** Returns the files that a format writes, by name. */
  static Map<String, String> files(
      FindingsFormat format, FindingsContext context, ExaminedRecording... recordings)
      throws IOException {
    Map<String, ByteArrayOutputStream> open = new TreeMap<>();
    FindingsWriter writer =
        format.open(
            name -> open.computeIfAbsent(name, unused -> new ByteArrayOutputStream()), context);
    for (ExaminedRecording recording : recordings) {
      writer.add(recording);
    }
    writer.finish();
    Map<String, String> files = new TreeMap<>();
    open.forEach((name, bytes) -> files.put(name, bytes.toString(StandardCharsets.UTF_8)));
    return files;
  }

  /** Returns the one file that a format writes. */
  static String text(FindingsFormat format, ExaminedRecording... recordings) throws IOException {
    Map<String, String> files = files(format, context(100, false), recordings);
    if (files.size() != 1) {
      throw new IllegalStateException(files.keySet() + " instead of one file");
    }
    return files.values().iterator().next();
  }
}
