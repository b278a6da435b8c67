package dev.debrief.timeline;

import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one chunk has for one window: rows of threads that have numbers of this chunk's own. Is
 * filled by one thread, then read by one.
 */
final class WindowRows {
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final List<TimelineThread> threads = new ArrayList<>();
  private final List<Enclosing> enclosing = new ArrayList<>();
  private final List<RowPage> pages = new ArrayList<>();
  private @Nullable RowPage page;
  private long size;

  /** Returns the number by which rows name a thread. */
  int number(TimelineThread thread) {
    Integer known = numbers.putIfAbsent(thread.id(), threads.size());
    if (known == null) {
      threads.add(thread);
      enclosing.add(Enclosing.NONE);
      return threads.size() - 1;
    }
    return known;
  }

  /** Appends a sample; its end equals its start if it is a point. */
  void addSample(
      int thread,
      SampleKind kind,
      long start,
      long end,
      @Nullable WaitKind wait,
      StackTrace stack,
      boolean failed) {
    add(thread, start, end, stack, Observations.wait(wait), Observations.tag(kind, failed));
  }

  /** Appends a blocking interval. */
  void addWait(int thread, long start, long end, WaitKind wait, StackTrace stack) {
    add(thread, start, end, stack, Observations.wait(wait), Observations.BLOCKING);
  }

  /** Says what the wait was for that was added last, if anybody asked. */
  void blocker(@Nullable Blocker blocker) {
    if (blocker != null && page != null) {
      page.blocker(blocker);
    }
  }

  /** Appends an interval that encloses what the thread did. */
  void addEnclosing(
      int thread, IntervalKind kind, long start, long end, String subject, StackTrace stack) {
    Enclosing known = enclosing.get(thread);
    if (known == Enclosing.NONE) {
      known = new Enclosing();
      enclosing.set(thread, known);
    }
    known.add(kind, start, end, subject, stack);
    size++;
  }

  private void add(int thread, long start, long end, StackTrace stack, byte wait, byte tag) {
    RowPage last = page;
    if (last == null || last.isFull()) {
      last = new RowPage();
      page = last;
      pages.add(last);
    }
    last.add(thread, start, end, stack, wait, tag);
    size++;
  }

  /** Returns how many rows there are. */
  long size() {
    return size;
  }

  /**
   * Counts the rows of every thread.
   *
   * @param counts by thread id, added to
   */
  void count(SortedMap<Long, ThreadCount> counts) {
    int[] samples = new int[threads.size()];
    int[] blocking = new int[threads.size()];
    pages.forEach(one -> one.count(samples, blocking));
    for (int i = 0; i < samples.length; i++) {
      TimelineThread thread = threads.get(i);
      counts
          .computeIfAbsent(thread.id(), id -> new ThreadCount(thread))
          .add(samples[i], blocking[i]);
    }
  }

  /**
   * Appends every row to those of its thread, and lets go of it.
   *
   * @param rows by thread id
   */
  void distribute(Map<Long, ThreadRows> rows) {
    List<ThreadRows> targets = threads.stream().map(thread -> rows.get(thread.id())).toList();
    Observations[] samples = targets.stream().map(ThreadRows::samples).toArray(Observations[]::new);
    Observations[] blocking =
        targets.stream().map(ThreadRows::blocking).toArray(Observations[]::new);
    for (int i = 0; i < pages.size(); i++) {
      pages.get(i).distribute(samples, blocking);
    }
    pages.clear();
    for (int i = 0; i < enclosing.size(); i++) {
      targets.get(i).enclosing().addAll(enclosing.get(i));
    }
  }

  /** How many rows a thread has. */
  static final class ThreadCount {
    private final TimelineThread thread;
    private int samples;
    private int blocking;

    ThreadCount(TimelineThread thread) {
      this.thread = thread;
    }

    void add(int moreSamples, int moreBlocking) {
      samples += moreSamples;
      blocking += moreBlocking;
    }

    /** Returns room for the rows. */
    ThreadRows toRows() {
      return new ThreadRows(
          thread, new Observations(samples), new Observations(blocking), new Enclosing());
    }
  }
}
