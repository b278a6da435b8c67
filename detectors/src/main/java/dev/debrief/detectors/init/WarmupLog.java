package dev.debrief.detectors.init;

import dev.debrief.detectors.FrameTables.Meaning;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Thresholds;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.FrameMemo;
import dev.debrief.timeline.query.StackMemo;
import dev.debrief.timeline.query.Stacks;
import dev.debrief.timeline.query.ThreadSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects when samples hit code of first use. They are kept apart by call path, as start-up code
 * comes to such frames from ever new places, while what is made anew for each use is made at the
 * same one.
 */
final class WarmupLog {
  private static final int TENTHS = 10;
  private static final Site NO_SITE = new Site(new Frame("", "", "", 0, Frame.Type.UNKNOWN));

  /** A frame of first use and the path that leads to it. */
  private static final class Site {
    private final Frame frame;
    private final SampleTimes times = new SampleTimes();
    private final Map<Long, Long> nanosByThread = new TreeMap<>();
    private StackTrace stack = StackTrace.EMPTY;

    Site(Frame frame) {
      this.frame = frame;
    }
  }

  private record Path(String name, long below) {}

  private static final class Life {
    private final TimelineThread thread;
    private final long first;
    private long last;
    private long running;

    Life(TimelineThread thread, long first) {
      this.thread = thread;
      this.first = first;
    }
  }

  private final RunContext context;
  private final StackMemo<Site> memo;
  private final FrameMemo<Boolean> warm;
  private final Map<Path, Site> sites = new HashMap<>();
  private final Map<String, List<Site>> byName = new TreeMap<>();
  private final Map<Long, Life> lives = new HashMap<>();

  WarmupLog(RunContext context) {
    this.context = context;
    this.warm = new FrameMemo<>(frame -> context.tables().is(Meaning.WARMUP, frame));
    this.memo = new StackMemo<>(context.stacks(), this::site);
  }

  private Site site(StackTrace stack) {
    if (!Stacks.isWhole(stack)) {
      return NO_SITE;
    }
    for (int depth = stack.depth() - 1; depth >= 0; depth--) {
      if (warm.of(stack, depth)) {
        return known(stack, depth);
      }
    }
    return NO_SITE;
  }

  private Site known(StackTrace stack, int depth) {
    long below = 0;
    for (int i = depth + 1; i < stack.depth(); i++) {
      Frame frame = stack.frame(i);
      below = below * 31 + frame.className().hashCode();
      below = below * 31 + frame.methodName().hashCode();
      below = below * 31 + frame.lineNumber();
    }
    Frame frame = stack.frame(depth);
    String name = context.frames().qualified(frame);
    return sites.computeIfAbsent(
        new Path(name, below),
        path -> {
          Site site = new Site(frame);
          byName.computeIfAbsent(name, unused -> new ArrayList<>()).add(site);
          return site;
        });
  }

  void accept(ThreadSlice slice) {
    if (slice.size() == 0) {
      return;
    }
    Life life =
        lives.computeIfAbsent(
            slice.thread().id(), id -> new Life(slice.thread(), slice.startNanos(0)));
    for (int row = 0; row < slice.size(); row++) {
      if (slice.runs(row)) {
        life.running += slice.nanos(row);
        Site site = memo.of(slice.stack(row));
        if (site != NO_SITE) {
          add(site, slice, row);
        }
      }
    }
    life.last = slice.endNanos(slice.size() - 1);
  }

  private static void add(Site site, ThreadSlice slice, int row) {
    site.times.add(slice.startNanos(row));
    site.nanosByThread.merge(slice.thread().id(), slice.nanos(row), Long::sum);
    if (site.stack.isEmpty()) {
      site.stack = slice.stackTrace(row);
    }
  }

  /** Returns the frames of first use that are met all along, the most expensive first. */
  List<Warmup> late() {
    List<Warmup> late = new ArrayList<>();
    for (List<Site> same : byName.values()) {
      same.stream()
          .max(Comparator.comparingLong((Site site) -> site.times.samples()))
          .filter(this::isLate)
          .map(most -> warmup(most, same))
          .filter(one -> one.share() >= thresholds().share("leastShare"))
          .ifPresent(late::add);
    }
    late.sort(Comparator.comparingLong(Warmup::lateNanos).reversed());
    return late;
  }

  private Thresholds thresholds() {
    return context.thresholds();
  }

  private boolean isLate(Site site) {
    long[] tenths = tenths(List.of(site));
    long hit = Arrays.stream(tenths).filter(samples -> samples > 0).count();
    return site.times.samples() >= thresholds().count("leastSamples")
        && hit >= thresholds().count("leastTenths")
        && tenths[TENTHS - 1] > 0;
  }

  private long start(List<Site> some) {
    return some.stream()
        .flatMap(site -> site.nanosByThread.keySet().stream())
        .mapToLong(id -> life(id).first)
        .min()
        .orElseThrow();
  }

  private long end(List<Site> some) {
    return some.stream()
        .flatMap(site -> site.nanosByThread.keySet().stream())
        .mapToLong(id -> life(id).last)
        .max()
        .orElseThrow();
  }

  private Life life(Long id) {
    Life life = lives.get(id);
    if (life == null) {
      throw new IllegalStateException("no thread " + id);
    }
    return life;
  }

  private long[] tenths(List<Site> some) {
    long[] tenths = new long[TENTHS];
    for (Site site : some) {
      site.times.addTo(tenths, start(some), end(some));
    }
    return tenths;
  }

  private Warmup warmup(Site most, List<Site> same) {
    Map<Long, Long> byThread = new TreeMap<>();
    same.forEach(
        site -> site.nanosByThread.forEach((id, nanos) -> byThread.merge(id, nanos, Long::sum)));
    long nanos = byThread.values().stream().mapToLong(Long::longValue).sum();
    long running = byThread.keySet().stream().mapToLong(id -> life(id).running).sum();
    long[] tenths = tenths(same);
    long samples = Arrays.stream(tenths).sum();
    long late = samples == 0 ? 0 : nanos * (samples - tenths[0]) / samples;
    List<TimelineThread> threads =
        byThread.entrySet().stream()
            .sorted(
                Map.Entry.<Long, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(entry -> life(entry.getKey()).thread)
            .toList();
    return new Warmup(
        most.frame,
        threads,
        start(same),
        end(same),
        samples,
        Arrays.stream(tenths).boxed().toList(),
        running == 0 ? 0 : (double) nanos / running,
        late,
        most.stack);
  }
}
