package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Fingerprint;
import dev.debrief.detectors.FrameTables;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Thresholds;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.StackMemo;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One run of {@link SharedPoolDetector}. */
final class SharedPoolBlocks implements Detection {
  private static final int MOST_PLACES = 500;
  private static final int KEPT_WAITS = 20;

  /** Waits of the pool's own, or such as cannot be helped. */
  private static final Set<WaitKind> NOT_BLOCKING =
      EnumSet.of(WaitKind.GC_PAUSE, WaitKind.CLASS_INIT, WaitKind.PARK, WaitKind.IO_WAIT);

  private final Thresholds limits;
  private final FrameTables tables;
  private final WaitText text;
  private final StackMemo<Boolean> ownCode;
  private final StackMemo<Boolean> scheduled;
  private final StackMemo<String> keys;
  private final Map<Long, Boolean> shared = new HashMap<>();
  private final Map<Place, Blocks> places = new TreeMap<>();

  private record Place(String pool, String frame) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byPool = pool.compareTo(other.pool);
      return byPool != 0 ? byPool : frame.compareTo(other.frame);
    }
  }

  /** The waits at one place. */
  private static final class Blocks {
    final List<Wait> waits = new ArrayList<>();
    final Map<Long, TimelineThread> threads = new TreeMap<>();
    final boolean named;
    long count;
    long sum;
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;

    Blocks(boolean named) {
      this.named = named;
    }

    void add(Wait wait) {
      if (waits.size() < KEPT_WAITS) {
        waits.add(wait);
      }
      threads.putIfAbsent(wait.thread().id(), wait.thread());
      count++;
      sum += wait.nanos();
      start = Math.min(start, wait.startNanos());
      end = Math.max(end, wait.endNanos());
    }
  }

  SharedPoolBlocks(RunContext context) {
    this.limits = context.thresholds();
    this.tables = context.tables();
    this.text = new WaitText(context.frames());
    this.ownCode = new StackMemo<>(context.stacks(), this::hasApplication);
    this.scheduled = new StackMemo<>(context.stacks(), SharedPoolBlocks::isScheduled);
    this.keys = new StackMemo<>(context.stacks(), text::stable);
  }

  private boolean hasApplication(StackTrace stack) {
    return text.frames().firstInApp(stack).isPresent();
  }

  private static boolean isScheduled(StackTrace stack) {
    return stack.frames().stream()
        .anyMatch(
            frame ->
                frame.className().endsWith(".ScheduledThreadPoolExecutor$ScheduledFutureTask"));
  }

  @Override
  public void accept(ThreadSlice slice) {
    boolean named = shared.computeIfAbsent(slice.thread().id(), id -> isShared(slice.thread()));
    long least = limits.nanos("leastWait");
    for (int row = 0; row < slice.size(); row++) {
      WaitKind kind = slice.waitKind(row);
      if (kind != null
          && !kind.idle()
          && slice.nanos(row) >= least
          && (named || scheduled.of(slice.stack(row)))
          && !NOT_BLOCKING.contains(kind)
          && ownCode.of(slice.stack(row))) {
        Place place =
            new Place(Fingerprint.poolName(slice.thread().name()), keys.of(slice.stack(row)));
        if (places.size() < MOST_PLACES || places.containsKey(place)) {
          places.computeIfAbsent(place, p -> new Blocks(named)).add(Wait.of(slice, row));
        }
      }
    }
  }

  private boolean isShared(TimelineThread thread) {
    return tables.is(FrameTables.Meaning.SHARED_POOL_THREAD, thread.name());
  }

  @Override
  public List<Finding> finish(TimelineQuery query) {
    List<Finding> findings = new ArrayList<>();
    places.forEach(
        (place, blocks) -> {
          if (blocks.sum >= limits.nanos("leastSum") && (blocks.named || mostly(blocks))) {
            findings.add(finding(query, place, blocks));
          }
        });
    return findings;
  }

  /** A scheduler's thread may have one slow job, as long as there is time for others. */
  private boolean mostly(Blocks blocks) {
    double time = (double) (blocks.end - blocks.start) * blocks.threads.size();
    return blocks.count > 1 && blocks.sum >= limits.share("scheduledShare") * time;
  }

  private Finding finding(TimelineQuery query, Place place, Blocks blocks) {
    Wait longest = blocks.waits.get(0);
    for (Wait wait : blocks.waits) {
      longest = wait.nanos() > longest.nanos() ? wait : longest;
    }
    boolean often =
        blocks.count >= limits.count("leastWaits") && blocks.sum >= limits.nanos("warningSum");
    boolean all = often && blocks.threads.size() >= size(query, place.pool);
    Finding.Builder finding =
        Finding.of(
                SharedPoolDetector.INFO, all ? Severity.WARNING : Severity.INFO, Confidence.EXACT)
            .title(
                String.format(
                    Locale.ROOT,
                    "%s blocks threads of %s that others need: %d times, %s in all",
                    text.key(longest.stackTrace()).map(text.frames()::simple).orElse("a task"),
                    place.pool,
                    blocks.count,
                    WaitText.time(blocks.sum)))
            .sameAs(place.pool, place.frame)
            .time(blocks.start, blocks.end)
            .occurrences(blocks.count)
            .saving(Saving.atMost(blocks.sum))
            .threads(blocks.threads.values().stream().limit(KEPT_WAITS).toList())
            .stack(longest.stackTrace())
            .evidence(text.waits("waits", blocks.waits))
            .suggestion(
                "Do what blocks on a pool of its own (supplyAsync with an executor, a bounded"
                    + " elastic scheduler, executeBlocking), or use a call that does not block:"
                    + " all tasks that share these threads wait meanwhile.");
    text.key(longest.stackTrace()).ifPresent(finding::frame);
    return finding.build();
  }

  /** How many threads the pool has in the recording. */
  private static long size(TimelineQuery query, String pool) {
    return query.threads().stream()
        .map(ThreadHistory::thread)
        .filter(thread -> Fingerprint.poolName(thread.name()).equals(pool))
        .count();
  }
}
