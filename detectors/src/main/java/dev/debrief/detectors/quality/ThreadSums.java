package dev.debrief.detectors.quality;

import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Figures;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Thresholds;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.StackMemo;
import dev.debrief.timeline.query.Stacks;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How much is known of each thread's time, and of its stacks. */
final class ThreadSums {
  private static final int MOST_THREADS = 100_000;
  private static final int NAMED = 3;

  private final Map<Long, Sum> threads = new HashMap<>();
  private final StackMemo<Boolean> truncated;
  private long rows;
  private long truncatedRows;

  private static final class Sum {
    final TimelineThread thread;
    long runs;
    long waits;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    boolean idles;

    Sum(TimelineThread thread) {
      this.thread = thread;
    }

    /** The time in which it may have run: known from the first to the last row. */
    long own() {
      return Math.max(0, last - first - waits);
    }

    long unknown() {
      return Math.max(0, own() - runs);
    }
  }

  ThreadSums(Stacks stacks) {
    this.truncated = new StackMemo<>(stacks, stack -> stack.truncated());
  }

  void add(ThreadSlice slice) {
    int size = slice.size();
    if (size == 0) {
      return;
    }
    Sum sum = threads.get(slice.thread().id());
    if (sum == null) {
      if (threads.size() >= MOST_THREADS) {
        return;
      }
      sum = new Sum(slice.thread());
      threads.put(slice.thread().id(), sum);
    }
    for (int row = 0; row < size; row++) {
      WaitKind kind = slice.waitKind(row);
      if (kind == null) {
        sum.runs += slice.nanos(row);
        truncatedRows += truncated.of(slice.stack(row)) ? 1 : 0;
        rows++;
      } else {
        sum.waits += slice.nanos(row);
        sum.idles |= kind.idle();
      }
    }
    sum.first = Math.min(sum.first, slice.startNanos(0));
    sum.last = Math.max(sum.last, slice.endNanos(size - 1));
  }

  void note(Notes notes, Thresholds limits, Consumer<Finding> found) {
    if (EventNeed.WAITS.metBy(notes.query().info())) {
      noteCoverage(notes, limits, found);
      noteTails(notes, limits, found);
    }
    double share = rows == 0 ? 0 : (double) truncatedRows / rows;
    if (share > limits.share("mostTruncated")) {
      found.accept(
          notes
              .of("truncated-stacks")
              .title(Figures.share(share) + " of the stacks of running threads are cut off")
              .occurrences(truncatedRows)
              .suggestion(
                  "Frames near the root are missing, so that calls are not told apart. Record with"
                      + " -XX:FlightRecorderOptions:stackdepth=256.")
              .build());
    }
  }

  private void noteCoverage(Notes notes, Thresholds limits, Consumer<Finding> found) {
    List<Sum> dark = new ArrayList<>();
    for (ThreadHistory life : notes.query().threads()) {
      Sum sum = threads.get(life.thread().id());
      if (sum != null
          && !life.system()
          && !life.thread().virtual()
          && sum.runs >= limits.nanos("leastUnexplained") / 4
          && sum.unknown() >= limits.nanos("leastUnexplained")
          && sum.runs < limits.share("leastCoverage") * sum.own()
          && sum.runs >= sum.own() / 20) {
        dark.add(sum);
      }
    }
    if (dark.isEmpty()) {
      return;
    }
    dark.sort(
        Comparator.<Sum>comparingLong(Sum::unknown).reversed().thenComparing(s -> s.thread.id()));
    List<List<Object>> table = new ArrayList<>();
    for (Sum sum : dark.subList(0, Math.min(dark.size(), Evidence.MOST_ROWS))) {
      table.add(List.of(sum.thread.name(), sum.own(), sum.runs, (double) sum.runs / sum.own()));
    }
    Sum worst = dark.get(0);
    found.accept(
        notes
            .of("coverage")
            .title(
                "Samples explain only "
                    + Figures.share((double) worst.runs / worst.own())
                    + " of the time in which "
                    + worst.thread.name()
                    + " did not wait"
                    + (dark.size() == 1 ? "" : ", and little of " + others(dark.size() - 1)))
            .occurrences(dark.size())
            .threads(names(dark))
            .evidence(
                new Evidence(
                    "threads of which little is known",
                    List.of(
                        new Evidence.Column("thread", "thread", Evidence.Type.TEXT),
                        new Evidence.Column("own", "did not wait", Evidence.Type.DURATION),
                        new Evidence.Column("sampled", "sampled", Evidence.Type.DURATION),
                        new Evidence.Column("share", "known", Evidence.Type.SHARE)),
                    table))
            .suggestion(
                "Times of methods are at least what is said of them. Samples get lost in class"
                    + " loading, exceptions, collections and native code, and waits below their"
                    + " threshold are not recorded: lower the thresholds, add"
                    + " -XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints, or use"
                    + " jdk.CPUTimeSample (JDK 25, Linux) or async-profiler.")
            .build());
  }

  private static String others(int number) {
    return number == 1 ? "1 other thread" : number + " other threads";
  }

  private static List<TimelineThread> names(List<Sum> sums) {
    return sums.stream().limit(Evidence.MOST_ROWS).map(sum -> sum.thread).toList();
  }

  /** A wait is written when it ends: a thread that waits when the recording ends just vanishes. */
  private void noteTails(Notes notes, Thresholds limits, Consumer<Finding> found) {
    TimelineQuery query = notes.query();
    long least =
        Math.max(
            limits.nanos("leastTail"), (long) (limits.share("leastTailShare") * query.nanos()));
    List<Sum> gone = new ArrayList<>();
    for (ThreadHistory life : query.threads()) {
      Sum sum = threads.get(life.thread().id());
      if (sum != null
          && !life.system()
          && !life.thread().virtual()
          && life.endedNanos().isEmpty()
          && !sum.idles
          && sum.runs + sum.waits >= limits.nanos("leastTail") / 2
          && query.endNanos() - sum.last >= least) {
        gone.add(sum);
      }
    }
    if (gone.isEmpty()) {
      return;
    }
    gone.sort(
        Comparator.<Sum, Boolean>comparing(s -> !s.thread.name().equals("main"))
            .thenComparing(Comparator.comparingLong((Sum s) -> s.runs + s.waits).reversed())
            .thenComparing(s -> s.thread.id()));
    found.accept(tails(notes, gone));
  }

  private static Finding tails(Notes notes, List<Sum> gone) {
    long end = notes.query().endNanos();
    List<String> parts = new ArrayList<>();
    List<List<Object>> table = new ArrayList<>();
    for (Sum sum : gone.subList(0, Math.min(gone.size(), Evidence.MOST_ROWS))) {
      if (parts.size() < NAMED) {
        parts.add("the last " + Figures.time(end - sum.last) + " of " + sum.thread.name());
      }
      table.add(List.of(sum.thread.name(), sum.last, end - sum.last));
    }
    String rest = gone.size() > NAMED ? " and more threads" : "";
    return notes
        .of("unfinished")
        .title("Nothing is known of " + String.join(", ", parts) + rest)
        .occurrences(gone.size())
        .threads(names(gone))
        .evidence(
            new Evidence(
                "threads that vanish",
                List.of(
                    new Evidence.Column("thread", "thread", Evidence.Type.TEXT),
                    new Evidence.Column("last", "seen last", Evidence.Type.TIME),
                    new Evidence.Column("unknown", "then unknown", Evidence.Type.DURATION)),
                table))
        .suggestion(
            "A wait is recorded when it ends, so these threads probably still waited. Record until"
                + " they are done (dumponexit=true), or add jdk.ThreadDump#period=10s, which shows"
                + " where they stand.")
        .build();
  }
}
