package dev.debrief.detectors.resources;

import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Figures;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place that starts threads, and what became of them. */
final class StartPlace {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long ALIVE = Long.MAX_VALUE;
  private static final int MOST_POOLS = 100_000;

  /** A pool's number and the thread's number in it. */
  private static final Pattern POOL_AND_THREAD = Pattern.compile("^(.*?\\d+)\\D+\\d*$");

  private final String key;
  private final Optional<Frame> frame;
  private final StackTrace stack;
  private final boolean byApplication;
  private final String pool;
  private final Set<String> pools = new HashSet<>();
  private final List<TimelineThread> threads = new ArrayList<>();
  private long[] starts = new long[32];
  private long[] ends = new long[32];
  private int size;

  /**
   * @param byApplication whether the application's own code starts them, not a pool
   * @param pool name of the first thread, without numbers
   */
  StartPlace(
      String key, Optional<Frame> frame, StackTrace stack, boolean byApplication, String pool) {
    this.key = key;
    this.frame = frame;
    this.stack = stack;
    this.byApplication = byApplication;
    this.pool = pool;
  }

  /** Notes a start and returns its number. */
  int started(TimelineThread thread, long nanos) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    if (threads.size() < Evidence.MOST_ROWS) {
      threads.add(thread);
    }
    Matcher named = POOL_AND_THREAD.matcher(thread.name());
    if (pools.size() < MOST_POOLS) {
      pools.add(named.matches() ? named.group(1) : "");
    }
    starts[size] = nanos;
    ends[size] = ALIVE;
    return size++;
  }

  void ended(int start, long nanos) {
    ends[start] = nanos;
  }

  String key() {
    return key;
  }

  Optional<Frame> frame() {
    return frame;
  }

  StackTrace stack() {
    return stack;
  }

  String pool() {
    return pool;
  }

  List<TimelineThread> threads() {
    return threads;
  }

  int starts() {
    return size;
  }

  /** Returns how many pools the threads belong to, as far as their names tell. */
  int pools() {
    return pools.size();
  }

  long firstNanos() {
    return sorted(starts)[0];
  }

  /** Returns when the last of them started or ended. */
  long lastNanos() {
    long last = 0;
    for (int i = 0; i < size; i++) {
      last = Math.max(last, ends[i] == ALIVE ? starts[i] : ends[i]);
    }
    return last;
  }

  /** Returns the starts per second over all of them. */
  double rate() {
    long[] times = sorted(starts);
    return rate(times, 0, size - 1);
  }

  /** Returns the rate over all starts, or over so many in a row if they came faster for a while. */
  double bestRate(int leastStarts) {
    long[] times = sorted(starts);
    double best = rate();
    int many = 5 * leastStarts;
    for (int last = many; last < size; last++) {
      best = Math.max(best, rate(times, last - many, last));
    }
    return best;
  }

  private static double rate(long[] times, int first, int last) {
    return (last - first) * NANOS_PER_SECOND / Math.max(1, times[last] - times[first]);
  }

  private long[] sorted(long[] column) {
    long[] sorted = Arrays.copyOf(column, size);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Returns the length of life that half of the threads do not reach. */
  long medianLifeNanos() {
    long[] lives = new long[size];
    for (int i = 0; i < size; i++) {
      lives[i] = ends[i] == ALIVE ? ALIVE : ends[i] - starts[i];
    }
    return sorted(lives)[size / 2];
  }

  /** Returns whether most threads are still there when the recording ends. */
  boolean neverEnd() {
    return medianLifeNanos() == ALIVE;
  }

  /**
   * Returns whether threads that stay are ever more, as opposed to one pool that fills: they are of
   * many pools, or the application starts them itself and not all at once.
   */
  boolean grows() {
    long[] times = sorted(starts);
    boolean spread = times[size - 1] - times[0] >= NANOS_PER_SECOND;
    return 2 * pools.size() >= size || (byApplication && spread);
  }

  /** Returns whether they follow each other, as opposed to a crowd that is started once. */
  boolean comesAndGoes() {
    long[] from = sorted(starts);
    long[] to = sorted(ends);
    int most = 0;
    for (int started = 0, ended = 0; started < size; started++) {
      while (to[ended] <= from[started]) {
        ended++;
      }
      most = Math.max(most, started + 1 - ended);
    }
    return 2 * most <= size;
  }

  /** Returns rows of evidence: name, start, life as text. */
  List<List<Object>> rows() {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < threads.size(); i++) {
      String life = ends[i] == ALIVE ? "to the end" : Figures.time(ends[i] - starts[i]);
      rows.add(List.of(threads.get(i).name(), starts[i], life));
    }
    rows.sort(Comparator.comparing(row -> (Long) row.get(1)));
    return rows;
  }
}
