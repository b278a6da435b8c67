package dev.debrief.timeline;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.Selection;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The first pass: reads every chunk once, in file order, and keeps what the second pass needs. */
final class IndexPass implements EventSink {
  private final PlausibleTimes times;
  private final RecordedSettings settings = new RecordedSettings();
  private final ThreadDirectory directory = new ThreadDirectory();
  private final Map<SampleKind, GapHistogram> gaps = new EnumMap<>(SampleKind.class);
  private final TreeMap<String, Long> counts = new TreeMap<>();
  private final List<IndexedChunk> chunks = new ArrayList<>();
  private final List<EarlyEvent> early = new ArrayList<>();
  private final Map<StackTrace, StackTrace> earlyStacks = new HashMap<>();
  private final Diagnostics notes = new Diagnostics();
  private long latest = Long.MIN_VALUE;

  // What is known of the chunk that is being read.
  private final Map<ThreadRef, ThreadInChunk> threads = new LinkedHashMap<>();
  private final List<Event> earlyInChunk = new ArrayList<>();
  private long chunkStart;
  private long earliest;

  private static final class ThreadInChunk {
    final long[] lastSample = new long[SampleKind.values().length];
    final boolean mayBeMain;
    long rows;
    boolean runsMain;

    ThreadInChunk(ThreadRef ref) {
      mayBeMain = ThreadDirectory.isEndOfMain(ref);
    }

    /**
     * Measures the gap since the thread's last single sample. Samples of one thread are nearly in
     * order in a file; the few that are not do no harm to a median.
     */
    void measure(long start, long end, int kind, GapHistogram gaps) {
      if (lastSample[kind] != 0 && end == start) {
        gaps.add(start - lastSample[kind]);
      }
      lastSample[kind] = end == start ? start : 0;
    }

    void seen(StackTrace stack) {
      rows++;
      if (mayBeMain && !runsMain && !stack.isEmpty()) {
        runsMain = stack.frames().get(stack.frames().size() - 1).methodName().equals("main");
      }
    }
  }

  private IndexPass(PlausibleTimes times) {
    this.times = times;
  }

  static RecordingIndex run(EventSource source) throws IOException {
    List<Chunk> readable = source.chunks().stream().filter(Chunk::readable).toList();
    IndexPass pass = new IndexPass(PlausibleTimes.of(readable));
    Selection selection = Selection.everythingAnd(RecordedSettings.RAW_TYPES);
    for (Chunk chunk : readable) {
      pass.begin(chunk);
      source.read(chunk, selection, pass);
      pass.end(chunk);
    }
    return pass.index(source.chunks());
  }

  private void begin(Chunk chunk) {
    chunkStart = IndexedChunk.startOf(chunk);
    earliest = Long.MAX_VALUE;
  }

  private void end(Chunk chunk) {
    String producer = settings.takeChunkProducer();
    threads.forEach(
        (ref, thread) -> directory.register(ref, producer, thread.rows, thread.runsMain));
    earlyInChunk.forEach(event -> early.add(new EarlyEvent(event, producer)));
    chunks.add(new IndexedChunk(chunk, chunkStart, earliest, producer));
    if (chunkStart != IndexedChunk.UNKNOWN) {
      latest = Math.max(latest, PlausibleTimes.endNanos(chunk.header()));
    }
    threads.clear();
    earlyInChunk.clear();
  }

  private RecordingIndex index(List<Chunk> allChunks) {
    chunks.sort(Comparator.comparingLong(IndexedChunk::orderNanos));
    early.sort(Comparator.comparingLong(one -> one.event().startNanos()));
    Map<SampleKind, SamplingPeriod> periods = new EnumMap<>(SampleKind.class);
    for (SampleKind kind : SampleKind.values()) {
      GapHistogram measured = gaps.getOrDefault(kind, new GapHistogram());
      periods.put(
          kind, new SamplingPeriod(kind, settings.periodNanos(kind), measured.medianNanos()));
    }
    return new RecordingIndex(
        settings,
        allChunks,
        counts,
        latest,
        times,
        chunks,
        early,
        directory,
        periods,
        notes.list());
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // An index into an array of this run: no object per sample.
  public void samples(SampleBatch batch) {
    int kind = batch.kind().ordinal();
    GapHistogram histogram = gaps.computeIfAbsent(batch.kind(), unused -> new GapHistogram());
    for (int row = 0; row < batch.size(); row++) {
      long start = batch.startNanos(row);
      long end = batch.endNanos(row);
      if (batch.thread(row).equals(ThreadRef.UNKNOWN)) {
        continue;
      }
      switch (admit(start, end)) {
        case NEVER -> {
          continue;
        }
        case EARLY -> earlyInChunk.add(interned(batch.event(row)));
        case NOW -> earliest = Math.min(earliest, start);
      }
      ThreadInChunk thread = threads.computeIfAbsent(batch.thread(row), ThreadInChunk::new);
      thread.seen(batch.stackTrace(row));
      thread.measure(start, end, kind, histogram);
    }
  }

  @Override
  public void intervals(IntervalBatch batch) {
    boolean ofProcess = batch.kind().role() == IntervalKind.Role.PROCESS;
    for (int row = 0; row < batch.size(); row++) {
      if (!ofProcess && batch.thread(row).equals(ThreadRef.UNKNOWN)) {
        continue;
      }
      switch (admit(batch.startNanos(row), batch.endNanos(row))) {
        case NEVER -> {
          continue;
        }
        case EARLY -> earlyInChunk.add(interned(batch.event(row)));
        case NOW -> earliest = Math.min(earliest, batch.startNanos(row));
      }
      if (!ofProcess) {
        threads.computeIfAbsent(batch.thread(row), ThreadInChunk::new).seen(batch.stackTrace(row));
      }
    }
  }

  private Admission admit(long start, long end) {
    Admission admission = Admission.of(times, chunkStart, start, end);
    if (admission == Admission.NEVER) {
      notes.add(
          "time-out-of-range",
          Diagnostic.Level.DATA_LOSS,
          "events were left out because they lie outside the recording's time or never end");
    } else {
      latest = Math.max(latest, end);
    }
    return admission;
  }

  /** Equal stacks of different chunks are different objects; kept ones shall be one. */
  private Event.Sample interned(Event.Sample s) {
    return new Event.Sample(
        s.kind(),
        s.startNanos(),
        s.endNanos(),
        s.thread(),
        kept(s.stackTrace()),
        s.state(),
        s.failed());
  }

  private Event.Interval interned(Event.Interval i) {
    return new Event.Interval(
        i.kind(),
        i.startNanos(),
        i.endNanos(),
        i.thread(),
        kept(i.stackTrace()),
        i.subject(),
        i.other(),
        i.address());
  }

  private StackTrace kept(StackTrace stack) {
    StackTrace known = earlyStacks.putIfAbsent(stack, stack);
    return known == null ? stack : known;
  }

  @Override
  public void raw(Event.RawEvent event) {
    settings.add(event);
  }

  @Override
  public void counts(Map<String, Long> eventsByType) {
    eventsByType.forEach((type, count) -> counts.merge(type, count, Long::sum));
  }
}
