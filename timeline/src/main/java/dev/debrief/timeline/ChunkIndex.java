package dev.debrief.timeline;

import dev.debrief.jfr.ChunkReferences;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the first pass finds in one chunk. For one thread. */
final class ChunkIndex implements EventSink {
  private final PlausibleTimes times;
  private final long chunkStart;
  private final Map<ThreadRef, ThreadInChunk> threads = new LinkedHashMap<>();
  private final Map<SampleKind, GapHistogram> gaps = new EnumMap<>(SampleKind.class);
  private final FurtherPeriods furtherPeriods = new FurtherPeriods();
  private final List<Event> early = new ArrayList<>();
  private final List<Event.RawEvent> settings = new ArrayList<>();
  private Map<String, Long> counts = Map.of();
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private long never;
  private @Nullable ChunkReferences references;

  /** The threads by their numbers; null if there was no row yet. */
  private @Nullable ThreadInChunk[] byNumber = new ThreadInChunk[64];

  /** What is known of a thread in this chunk. */
  static final class ThreadInChunk {
    private final long[] lastSample = new long[SampleKind.values().length];
    private final boolean mayBeMain;
    private long rows;
    private boolean runsMain;

    ThreadInChunk(ThreadRef ref) {
      mayBeMain = ThreadDirectory.isEndOfMain(ref);
    }

    /**
     * Measures the gap since the thread's last single sample. Samples of one thread are nearly in
     * order in a file; the few that are not do no harm to a median.
     */
    private void measure(long start, long end, int kind, GapHistogram gaps) {
      if (lastSample[kind] != 0 && end == start) {
        gaps.add(start - lastSample[kind]);
      }
      lastSample[kind] = end == start ? start : 0;
    }

    private void seen(StackTrace stack) {
      rows++;
      if (mayBeMain && !runsMain && !stack.isEmpty()) {
        runsMain = stack.frame(stack.depth() - 1).methodName().equals("main");
      }
    }

    /** Returns how many samples and intervals it has. */
    long rows() {
      return rows;
    }

    /** Returns whether its stacks begin in a method {@code main}. */
    boolean runsMain() {
      return runsMain;
    }
  }

  ChunkIndex(PlausibleTimes times, long chunkStart) {
    this.times = times;
    this.chunkStart = chunkStart;
  }

  private ThreadInChunk thread(ChunkReferences of, int number) {
    if (of != references) {
      references = of;
      byNumber = new ThreadInChunk[64];
    }
    if (number >= byNumber.length) {
      byNumber = Arrays.copyOf(byNumber, Math.max(number + 1, 2 * byNumber.length));
    }
    ThreadInChunk thread = byNumber[number];
    if (thread == null) {
      thread = threads.computeIfAbsent(of.thread(number), ThreadInChunk::new);
      byNumber[number] = thread;
    }
    return thread;
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // An index into an array of this run: no object per sample.
  public void samples(SampleBatch batch) {
    int kind = batch.kind().ordinal();
    GapHistogram histogram = gaps.computeIfAbsent(batch.kind(), unused -> new GapHistogram());
    for (int row = 0; row < batch.size(); row++) {
      long start = batch.startNanos(row);
      long end = batch.endNanos(row);
      if (batch.threadNumber(row) == ChunkReferences.NONE) {
        continue;
      }
      Admission admission = admit(start, end);
      if (admission == Admission.NEVER) {
        continue;
      }
      if (admission == Admission.EARLY) {
        early.add(batch.event(row));
      }
      ThreadInChunk thread = thread(batch.references(), batch.threadNumber(row));
      thread.seen(batch.stackTrace(row));
      thread.measure(start, end, kind, histogram);
    }
  }

  @Override
  public void intervals(IntervalBatch batch) {
    boolean ofProcess = batch.kind().role() == IntervalKind.Role.PROCESS;
    for (int row = 0; row < batch.size(); row++) {
      if (!ofProcess && batch.threadNumber(row) == ChunkReferences.NONE) {
        continue;
      }
      Admission admission = admit(batch.startNanos(row), batch.endNanos(row));
      if (admission == Admission.NEVER) {
        continue;
      }
      if (admission == Admission.EARLY) {
        early.add(batch.event(row));
      }
      if (!ofProcess) {
        thread(batch.references(), batch.threadNumber(row)).seen(batch.stackTrace(row));
      }
    }
  }

  /** Adds a sample that is not in the chunk and that the second pass will therefore not meet. */
  void further(Event.Sample sample) {
    if (admit(sample.startNanos(), sample.endNanos()) == Admission.NEVER) {
      return;
    }
    early.add(sample);
    threads.computeIfAbsent(sample.thread(), ThreadInChunk::new).seen(sample.stackTrace());
    furtherPeriods.add(sample);
  }

  private Admission admit(long start, long end) {
    Admission admission = Admission.of(times, chunkStart, start, end);
    if (admission == Admission.NEVER) {
      never++;
      return admission;
    }
    latest = Math.max(latest, end);
    if (admission == Admission.NOW) {
      earliest = Math.min(earliest, start);
    }
    return admission;
  }

  @Override
  public void raw(Event.RawEvent event) {
    settings.add(event);
  }

  @Override
  public void counts(Map<String, Long> eventsByType) {
    counts = eventsByType;
  }

  /** Returns the threads that have rows, in the order of their first. */
  Map<ThreadRef, ThreadInChunk> threads() {
    return threads;
  }

  /** Returns the gaps between the samples of each thread. */
  Map<SampleKind, GapHistogram> gaps() {
    return gaps;
  }

  /** Returns how often samples were taken that are not in the chunk. */
  FurtherPeriods furtherPeriods() {
    return furtherPeriods;
  }

  /** Returns the events that began before the chunk. */
  List<Event> early() {
    return early;
  }

  /** Returns the events that tell of the recording itself. */
  List<Event.RawEvent> settings() {
    return settings;
  }

  /** Returns how many events of each type there are. */
  Map<String, Long> counts() {
    return counts;
  }

  /** Returns the first instant that an event needs when the chunk is read. */
  long earliestNanos() {
    return earliest;
  }

  /** Returns the end of the last event. */
  long latestNanos() {
    return latest;
  }

  /** Returns how many events have times that are nonsense. */
  long neverCount() {
    return never;
  }
}
