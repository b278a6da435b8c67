package dev.debrief.timeline.query;

import dev.debrief.jfr.RecordingInfo;
import dev.debrief.jfr.SampleKind;
import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.TimelineThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Questions about any thread at any time, once the whole recording has been read. Answers about a
 * stretch of time read the rows of that time again, so ask about few and short stretches, and
 * collect what must be known of all rows while they come ({@link SliceListener}). Throws {@link
 * UncheckedIOException} if the temporary file cannot be read. Not safe for use by several threads;
 * each may have a query of its own.
 */
public final class TimelineQuery {
  /** Blocks that were asked for last; questions about one time come together. */
  private static final int KEPT_BLOCKS = 512;

  private final RecordingIndex index;
  private final SliceStore store;
  private final Runnable beforeReading;
  private final TreeMap<Long, ThreadHistory> threads = new TreeMap<>();
  private final List<ThreadHistory> inOrder;

  /** Several detectors ask about the longest waits. */
  private final Map<Question, Optional<Awaited>> answers = new HashMap<>();

  private record Question(Wait about, long togetherNanos) {}

  private final Map<SliceBlock, OpenBlock> kept =
      new LinkedHashMap<>(KEPT_BLOCKS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SliceBlock, OpenBlock> eldest) {
          return size() > KEPT_BLOCKS;
        }
      };

  /**
   * @param store all slices of the recording
   * @param lives when threads began and ended
   * @param beforeReading called before rows are read; what it throws ends the question
   */
  public TimelineQuery(
      RecordingIndex index, SliceStore store, ThreadLives lives, Runnable beforeReading) {
    this.index = index;
    this.store = store;
    this.beforeReading = beforeReading;
    store
        .blocks()
        .forEach(
            (id, blocks) -> {
              SliceBlock last = blocks.get(blocks.size() - 1);
              threads.put(
                  id, lives.history(last.thread(), blocks.get(0).startNanos(), last.endNanos()));
            });
    this.inOrder = List.copyOf(threads.values());
  }

  /** Returns what the recording says of itself. */
  public RecordingInfo info() {
    return index.info();
  }

  /** Returns the start of the recording, in epoch nanoseconds. */
  public long startNanos() {
    return info().startNanos();
  }

  /** Returns the end of the recording, in epoch nanoseconds. */
  public long endNanos() {
    return info().endNanos();
  }

  /** Returns how long the recording lasts. */
  public long nanos() {
    return endNanos() - startNanos();
  }

  /**
   * Returns the time from one sample of a running thread to the next, as measured, else as
   * configured, else 20 ms.
   */
  public long periodNanos() {
    for (SampleKind kind : SampleKind.values()) {
      long measured = index.period(kind).measuredNanos();
      if (measured > 0 && kind != SampleKind.NATIVE) {
        return measured;
      }
    }
    long configured = index.period(SampleKind.EXECUTION).configuredNanos();
    return configured > 0 ? configured : 20_000_000L;
  }

  /** Returns the stacks to which rows refer. */
  public Stacks stacks() {
    return store.stacks();
  }

  /** Returns the threads with rows, in the order of their ids, system threads too. */
  public List<ThreadHistory> threads() {
    return inOrder;
  }

  /** Returns a thread's life, empty if it has no rows. */
  public Optional<ThreadHistory> thread(TimelineThread thread) {
    return Optional.ofNullable(threads.get(thread.id()));
  }

  /** Shows the rows of a thread that overlap a stretch of time, whole and in time order. */
  public void rows(TimelineThread thread, long fromNanos, long toNanos, RowVisitor visitor) {
    for (SliceBlock block : blocks(thread, fromNanos, toNanos)) {
      open(block).rows(fromNanos, toNanos, visitor);
    }
  }

  private OpenBlock open(SliceBlock block) {
    beforeReading.run();
    OpenBlock known = kept.get(block);
    if (known != null) {
      return known;
    }
    try {
      OpenBlock read = store.read(block);
      kept.put(block, read);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<SliceBlock> blocks(TimelineThread thread, long fromNanos, long toNanos) {
    List<SliceBlock> all = store.blocks().getOrDefault(thread.id(), List.of());
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).endNanos() <= fromNanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    List<SliceBlock> touched = new ArrayList<>();
    for (int i = low; i < all.size() && all.get(i).startNanos() < toNanos; i++) {
      touched.add(all.get(i));
    }
    return touched;
  }

  /** Returns what a thread did in a stretch of time. */
  public Activity activity(TimelineThread thread, long fromNanos, long toNanos) {
    ThreadHistory life = threads.get(thread.id());
    if (life == null || toNanos <= fromNanos) {
      return new Activity(Math.max(0, toNanos - fromNanos), 0, Map.of());
    }
    ActivityMeter meter = new ActivityMeter(fromNanos, toNanos, life);
    long first = fromNanos - 2 * Activity.SIGHT_NANOS;
    long last = toNanos + 2 * Activity.SIGHT_NANOS;
    for (SliceBlock block : blocks(thread, first, last)) {
      if (meter.holds(block)) {
        meter.block(block);
      } else {
        open(block).rows(first, last, meter);
      }
    }
    return meter.activity();
  }

  /**
   * Returns what a thread's time in a stretch went into, the largest share first.
   *
   * @param most how many are returned at most
   */
  public List<FrameShare> topFrames(
      TimelineThread thread, long fromNanos, long toNanos, FrameChoice choice, int most) {
    return FrameShare.of(this, new FrameShare.Stretch(thread, fromNanos, toNanos), choice, most);
  }

  /** Returns for which thread a wait was, and how that is known; empty if nothing tells. */
  public Optional<Awaited> awaited(Wait wait) {
    return awaited(wait, EndCue.TOGETHER_NANOS);
  }

  /**
   * Returns for which thread a wait was that may have noticed its end late, because it polled.
   *
   * @param togetherNanos how far the end of the wait and that of the work may lie apart
   */
  public Optional<Awaited> awaited(Wait wait, long togetherNanos) {
    Question question = new Question(wait, togetherNanos);
    Optional<Awaited> known = answers.get(question);
    if (known == null) {
      known = new AwaitedThread(this, togetherNanos).of(wait);
      answers.put(question, known);
    }
    return known;
  }
}
