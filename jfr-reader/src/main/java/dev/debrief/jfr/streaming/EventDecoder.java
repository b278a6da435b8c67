package dev.debrief.jfr.streaming;

import dev.debrief.jfr.ChunkHeader;
import dev.debrief.jfr.ChunkReferences;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.RawFilter;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.Selection;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadState;
import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.FieldDescription;
import dev.debrief.jfr.chunk.FieldDescription.Unit;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.decode.WallRuns;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the events of one chunk, one after the other, into rows of batches, and hands these on. */
final class EventDecoder {
  private static final int BATCH_ROWS = 1024;

  private final EventSink sink;
  private final Clock clock;
  private final long chunkStart;
  private final boolean outline;
  private final Set<String> stacksOf;
  private final ChunkReferences references;
  private final Constants constants;
  private final ThreadReader threads;
  private final StackReader stacks;
  private final RawReader raws;
  private final StateTable states;
  private final WallRuns wall;
  private final Map<SampleKind, SampleBatch> samples = new EnumMap<>(SampleKind.class);
  private final Map<IntervalKind, IntervalBatch> intervals = new EnumMap<>(IntervalKind.class);

  EventDecoder(
      ChunkTypes types,
      Pools pools,
      ChunkHeader header,
      Selection selection,
      RecordingFrames frames,
      EventSink sink)
      throws MalformedException {
    this.sink = sink;
    this.clock = new Clock(header);
    this.chunkStart = header.startNanos();
    this.outline = selection.outline();
    this.stacksOf = selection.stacksOf();
    this.references = new ChunkReferences();
    this.constants = new Constants(types, pools);
    this.threads = new ThreadReader(types, pools, constants, references);
    this.stacks = new StackReader(types, pools, constants, frames, references);
    this.raws = new RawReader(types, clock, constants, threads, stacks, references);
    this.states = new StateTable(constants);
    this.wall = new WallRuns(references);
  }

  /** Says where stacks may be that another thread has resolved, by their place in the pool. */
  void takeStacksFrom(@Nullable StackTrace[] resolved) {
    stacks.takeFrom(resolved);
  }

  /** What is decoded of the events of one type, and the row that is used again for each. */
  final class Target {
    final EventPlan plan;
    final boolean countedOnly;
    final int number;
    final Row row = new Row(EventPlan.SLOTS);
    final @Nullable SampleBatch sampleBatch;
    final @Nullable IntervalBatch intervalBatch;
    private final Program head;
    private final Program tail;
    private final boolean rawWanted;
    private final int startSlot;
    private final Unit startUnit;
    private final boolean hasDuration;
    private final Unit durationUnit;
    private final @Nullable FieldDescription subjectField;
    private @Nullable RawFilter rawFilter;
    private long subjectKey;
    private String subject = "";
    long count;

    /**
     * @param number of the type, from 0
     */
    Target(EventPlan plan, int number) {
      this.plan = plan;
      this.countedOnly = plan.countedOnly();
      this.number = number;
      this.head = plan.head();
      this.tail = plan.tail();
      this.rawWanted = plan.raw().wanted();
      this.startSlot =
          plan.has(EventPlan.START)
              ? EventPlan.START
              : plan.has(EventPlan.END) ? EventPlan.END : -1;
      this.startUnit = startSlot < 0 ? Unit.NONE : unit(startSlot);
      this.hasDuration = plan.has(EventPlan.DURATION);
      this.durationUnit = unit(EventPlan.DURATION);
      this.subjectField = plan.slot(EventPlan.SUBJECT);
      this.sampleBatch =
          plan.sample() == null
              ? null
              : samples.computeIfAbsent(plan.sample(), kind -> new SampleBatch(kind, references));
      this.intervalBatch =
          plan.interval() == null
              ? null
              : intervals.computeIfAbsent(
                  plan.interval(), kind -> new IntervalBatch(kind, references));
    }

    /**
     * Decodes an event whose first field is next.
     *
     * @param end where the event ends
     * @param losing whether it shall be handed on though its thread or stack is lost
     * @return whether it was handed on
     * @throws MalformedException if it is damaged; nothing of it is handed on then
     */
    boolean decode(ChunkInput in, long end, boolean losing) throws IOException {
      long fields = in.position();
      if (sampleBatch != null && !sample(in, end, losing, sampleBatch)) {
        return false;
      }
      if (intervalBatch != null && !interval(in, end, losing, intervalBatch)) {
        return false;
      }
      if (rawWanted && rawFilter().wantsNext()) {
        in.seek(fields);
        var event = raws.read(in, plan);
        requireEnd(in, end);
        sink.raw(event);
      }
      return true;
    }

    private RawFilter rawFilter() {
      RawFilter known = rawFilter;
      if (known == null) {
        known = sink.rawFilter(plan.type().name());
        rawFilter = known;
      }
      return known;
    }

    private boolean sample(ChunkInput in, long end, boolean losing, SampleBatch batch)
        throws IOException {
      head.run(in, row);
      requireEnd(in, end);
      long start = start();
      int thread = thread();
      int stack = !outline || start < chunkStart || wantsStack(thread) ? stack() : leftOutStack();
      if (!losing && (isThreadLost(thread) || isStackLost(stack))) {
        return false;
      }
      ThreadState state = state();
      if (plan.sample() == SampleKind.WALL) {
        long span = nanos(EventPlan.SPAN);
        wall.add(start, thread, stack, state, samples(), span);
        return true;
      }
      batch.add(start, start, thread, stack, state, row.values[EventPlan.FAILED] != 0);
      if (batch.size() == BATCH_ROWS) {
        sink.samples(batch);
        batch.clear();
      }
      return true;
    }

    private boolean interval(ChunkInput in, long end, boolean losing, IntervalBatch batch)
        throws IOException {
      head.run(in, row);
      long start = start();
      long until = until(start);
      int thread = thread();
      if (!losing && isThreadLost(thread)) {
        return false;
      }
      if (outline && !(start < chunkStart && until > chunkStart)) {
        requireEnd(in, end);
        batch.add(start, until, thread, ChunkReferences.LEFT_OUT);
      } else {
        tail.run(in, row);
        requireEnd(in, end);
        int stack = stack();
        if (!losing && isStackLost(stack)) {
          return false;
        }
        int added = batch.add(start, until, thread, stack);
        batch.complete(added, subject(), other(), row.values[EventPlan.ADDRESS]);
      }
      if (batch.size() == BATCH_ROWS) {
        sink.intervals(batch);
        batch.clear();
      }
      return true;
    }

    private boolean wantsStack(int thread) {
      return !stacksOf.isEmpty() && stacksOf.contains(references.thread(thread).name());
    }

    private int leftOutStack() {
      return stacks.isKnown(row.values[EventPlan.STACK])
          ? ChunkReferences.LEFT_OUT
          : ChunkReferences.NONE;
    }

    /** Numbers of 32 bits are read with a sign. */
    private long samples() {
      long samples = row.values[EventPlan.SAMPLES];
      FieldDescription field = plan.slot(EventPlan.SAMPLES);
      return field != null && field.unsigned() ? samples & 0xFFFF_FFFFL : samples;
    }

    private boolean isThreadLost(int thread) {
      return threads.anyLost()
          && row.values[EventPlan.THREAD] != 0
          && references.thread(thread).isLost();
    }

    private boolean isStackLost(int stack) {
      return stack == ChunkReferences.NONE && row.values[EventPlan.STACK] != 0;
    }

    private long start() {
      return startSlot < 0 ? 0 : clock.epochNanos(startUnit, row.values[startSlot]);
    }

    private long until(long start) {
      if (!hasDuration) {
        return plan.has(EventPlan.END)
            ? clock.epochNanos(unit(EventPlan.END), row.values[EventPlan.END])
            : start;
      }
      long length = clock.nanos(durationUnit, row.values[EventPlan.DURATION]);
      long until = start + length;
      return length > 0 && until < start ? Long.MAX_VALUE : until;
    }

    private long nanos(int slot) {
      return plan.has(slot) ? clock.nanos(unit(slot), row.values[slot]) : 0;
    }

    private Unit unit(int slot) {
      FieldDescription field = plan.slot(slot);
      return field == null ? Unit.NONE : field.unit();
    }

    /** A field that the type does not have reads as key 0, which is no thread. */
    private int thread() throws IOException {
      return threads.number(row.values[EventPlan.THREAD]);
    }

    private int stack() throws IOException {
      return stacks.number(row.values[EventPlan.STACK]);
    }

    private ThreadState state() throws IOException {
      FieldDescription field = plan.slot(EventPlan.STATE);
      return field == null ? ThreadState.UNKNOWN : states.of(row, EventPlan.STATE, field);
    }

    private String subject() throws IOException {
      FieldDescription field = subjectField;
      if (field == null) {
        return "";
      }
      if (!field.constant()) {
        return Constants.orEmpty(constants.text(row, EventPlan.SUBJECT, field));
      }
      long key = row.values[EventPlan.SUBJECT];
      if (key != subjectKey || subject.isEmpty()) {
        subject = Constants.orEmpty(constants.text(field.typeId(), key));
        subjectKey = key;
      }
      return subject;
    }

    private int other() throws IOException {
      long key = plan.has(EventPlan.OTHER) ? row.values[EventPlan.OTHER] : 0;
      return key == 0 ? -1 : threads.number(key);
    }
  }

  private static void requireEnd(ChunkInput in, long end) throws MalformedException {
    if (in.position() > end) {
      throw new MalformedException("the fields reach beyond the event, to byte " + in.position());
    }
  }

  /** Hands on what is left. */
  void finish() {
    samples.values().stream().filter(batch -> batch.size() > 0).forEach(sink::samples);
    SampleBatch runs = wall.batch();
    if (runs.size() > 0) {
      sink.samples(runs);
    }
    intervals.values().stream().filter(batch -> batch.size() > 0).forEach(sink::intervals);
  }

  /** Returns how many stacks were cut because they were too deep. */
  long cutStacks() {
    return stacks.cut();
  }

  /** Returns how many constants were needed and could not be read. */
  long damagedConstants() {
    return stacks.damaged() + constants.damaged();
  }
}
