package dev.debrief.detectors.io;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Evidence.Column;
import dev.debrief.detectors.Figures;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.FrameText;
import dev.debrief.detectors.RecordedEvent;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.StackMemo;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds streams that ask the operating system for every single byte. */
public final class SingleByteIoDetector implements Detector {
  private static final int MOST_FINDINGS = 20;

  /** How often the JVM looks for threads in native code, whatever the settings say. */
  private static final long PERIOD_NANOS = 20_000_000L;

  /**
   * What a thread that reads or writes may be seen in besides running. Not in reading from sockets:
   * there it mostly waits for what comes, and would wait as long with a buffer.
   */
  private static final Set<WaitKind> IO =
      EnumSet.of(WaitKind.SOCKET_WRITE, WaitKind.FILE_READ, WaitKind.FILE_WRITE);

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "single-byte-io",
          "Reads or writes of single bytes",
          "A stream without a buffer calls the operating system for every byte.",
          Severity.WARNING,
          List.of(
              new EventNeed(
                  List.of(
                      "jdk.NativeMethodSample", "jdk.ExecutionSample", "profiler.WallClockSample"),
                  "samples of native methods",
                  "jdk.NativeMethodSample#enabled=true,jdk.NativeMethodSample#period=20ms")),
          List.of(
              Threshold.count("leastSamples", 8, "samples in such a call"),
              Threshold.percent("leastShare", 20, "part of the thread's samples")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detection begin(RunContext context) {
    return new Run(context);
  }

  /**
   * Native samples are asked for as events too, because in time lines they give way to samples of
   * Java code, and to the reads and writes that are long enough for an event.
   */
  @Override
  public Map<String, Set<String>> events() {
    return Map.of("jdk.NativeMethodSample", Set.of("sampledThread", "stackTrace"));
  }

  /** Samples of one thread. */
  private static final class Sampled {
    private final TimelineThread thread;
    private final Map<String, Place> places = new TreeMap<>();
    private long rows;
    private long natives;

    Sampled(TimelineThread thread) {
      this.thread = thread;
    }
  }

  /** Samples of one thread that asked for single bytes in one method. */
  private static final class Place {
    private final Sampled of;
    private final Frame frame;
    private final StackTrace stack;
    private long startNanos = Long.MAX_VALUE;
    private long endNanos = Long.MIN_VALUE;
    private long rows;
    private long natives;

    Place(Sampled of, Frame frame, StackTrace stack) {
      this.of = of;
      this.frame = frame;
      this.stack = stack;
    }

    void during(long start, long end) {
      startNanos = Math.min(startNanos, start);
      endNanos = Math.max(endNanos, end);
    }

    /** Rows and native samples tell of the same calls; both miss some. */
    long samples() {
      return Math.max(rows, natives);
    }

    double share() {
      return Math.min(1, (double) samples() / Math.max(1, Math.max(of.rows, of.natives)));
    }
  }

  private static final class Run implements Detection {
    private final RunContext context;
    private final FrameText frames;
    private final OneByte oneByte;
    private final StackMemo<Optional<Frame>> memo;
    private final Map<StackTrace, Optional<Frame>> natives = new HashMap<>();
    private final Map<Long, Sampled> threads = new TreeMap<>();

    Run(RunContext context) {
      this.context = context;
      this.frames = context.frames();
      this.oneByte = new OneByte(context.tables(), frames);
      this.memo = new StackMemo<>(context.stacks(), oneByte::of);
    }

    private Sampled sampled(TimelineThread thread) {
      return threads.computeIfAbsent(thread.id(), id -> new Sampled(thread));
    }

    @Override
    public void accept(RecordedEvent event) {
      Optional<TimelineThread> thread = event.thread("sampledThread");
      if (thread.isPresent()) {
        Sampled sampled = sampled(thread.get());
        sampled.natives++;
        StackTrace stack = event.stackTrace();
        Optional<Frame> asks = natives.computeIfAbsent(stack, oneByte::of);
        if (asks.isPresent()) {
          Place place = place(sampled, asks.get(), stack);
          place.natives++;
          place.during(event.startNanos(), event.endNanos());
        }
      }
    }

    private Place place(Sampled sampled, Frame asks, StackTrace stack) {
      return sampled.places.computeIfAbsent(
          frames.qualified(asks), unused -> new Place(sampled, asks, stack));
    }

    @Override
    public void accept(ThreadSlice slice) {
      Sampled sampled = null;
      for (int row = 0; row < slice.size(); row++) {
        WaitKind kind = slice.waitKind(row);
        if (kind == null || IO.contains(kind)) {
          if (sampled == null) {
            sampled = sampled(slice.thread());
          }
          long samples = samples(kind, slice.nanos(row));
          sampled.rows += samples;
          Optional<Frame> asks = memo.of(slice.stack(row));
          if (asks.isPresent()) {
            Place place = place(sampled, asks.get(), slice.stackTrace(row));
            place.rows += samples;
            place.during(slice.startNanos(row), slice.endNanos(row));
          }
        }
      }
    }

    /** A read or write that has an event hides the samples in it. */
    private static long samples(@Nullable WaitKind kind, long nanos) {
      return kind == null ? 1 : Math.max(1, nanos / PERIOD_NANOS);
    }

    @Override
    public List<Finding> finish(TimelineQuery query) {
      Map<String, List<Place>> methods = new TreeMap<>();
      for (Sampled sampled : threads.values()) {
        sampled.places.forEach(
            (method, place) -> {
              if (place.samples() >= context.thresholds().count("leastSamples")
                  && place.share() >= context.thresholds().share("leastShare")) {
                methods.computeIfAbsent(method, unused -> new ArrayList<>()).add(place);
              }
            });
      }
      return methods.values().stream().map(this::finding).limit(MOST_FINDINGS).toList();
    }

    private Finding finding(List<Place> places) {
      places.sort(Comparator.comparingLong(Place::samples).reversed());
      Place worst = places.get(0);
      long samples = places.stream().mapToLong(Place::samples).sum();
      return Finding.of(INFO, Severity.WARNING, Confidence.SAMPLED)
          .title(
              frames.simple(worst.frame)
                  + " reads or writes single bytes: "
                  + Figures.count((double) samples)
                  + " samples, "
                  + Figures.share(worst.share())
                  + " of those of '"
                  + worst.of.thread.name()
                  + "'")
          .sameAs(frames.qualified(worst.frame))
          .time(
              places.stream().mapToLong(place -> place.startNanos).min().orElseThrow(),
              places.stream().mapToLong(place -> place.endNanos).max().orElseThrow())
          .occurrences(samples)
          .saving(Saving.about(samples * PERIOD_NANOS))
          .threads(places.stream().map(place -> place.of.thread).toList())
          .frame(worst.frame)
          .stack(worst.stack)
          .evidence(table(places))
          .suggestion(
              "Put a buffer between: new BufferedInputStream(in), new BufferedOutputStream(out) (and"
                  + " flush at the end), or read and write arrays. One call of the operating system"
                  + " then moves 8 KiB instead of one byte.")
          .build();
    }

    private Evidence table(List<Place> places) {
      return new Evidence(
          "threads",
          List.of(
              new Column("thread", "thread", Evidence.Type.TEXT),
              new Column("samples", "samples", Evidence.Type.COUNT),
              new Column("share", "part of its samples", Evidence.Type.SHARE)),
          places.stream()
              .limit(Evidence.MOST_ROWS)
              .map(place -> List.<Object>of(place.of.thread.name(), place.samples(), place.share()))
              .toList());
    }
  }
}
