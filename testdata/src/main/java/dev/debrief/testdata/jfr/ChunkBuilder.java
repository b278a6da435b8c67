package dev.debrief.testdata.jfr;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One chunk of a recording that a test describes, with its own clock, metadata and constant pools.
 * Events are written in the order of the calls, wherever their times lie. Every method returns the
 * builder itself.
 */
public final class ChunkBuilder {
  final List<String> typeDefinitions = new ArrayList<>();
  final TreeSet<String> eventTypes = new TreeSet<>();
  final List<ThreadSpec> threads;
  final List<Constant> constants = new ArrayList<>();
  final List<Item> items = new ArrayList<>();
  final Map<HeaderField, Long> header = new EnumMap<>(HeaderField.class);
  Clock clock;
  Integers integers = Integers.COMPRESSED;
  long metadataId;
  long firstTypeId = 100;
  long firstConstantKey = 1;
  boolean metadataAtEnd;
  boolean finalCheckpoint = true;
  int[] checkpointOrder = {};

  ChunkBuilder(Clock clock, long metadataId, List<ThreadSpec> threads) {
    this.clock = clock;
    this.metadataId = metadataId;
    this.threads = new ArrayList<>(threads);
  }

  /** Sets the start in nanoseconds since the epoch. */
  public ChunkBuilder startNanos(long epochNanos) {
    clock = new Clock(epochNanos, clock.startTicks(), clock.ticksPerSecond());
    return this;
  }

  /** Sets what the chunk's clock shows at its start. */
  public ChunkBuilder startTicks(long ticks) {
    clock = new Clock(clock.startNanos(), ticks, clock.ticksPerSecond());
    return this;
  }

  /** Sets the speed of the chunk's clock; default one tick per nanosecond. */
  public ChunkBuilder ticksPerSecond(long ticks) {
    clock = new Clock(clock.startNanos(), clock.startTicks(), ticks);
    return this;
  }

  /** Sets the duration in the header; default to the end of the last event, at least a second. */
  public ChunkBuilder durationNanos(long nanos) {
    return header(HeaderField.DURATION_NANOS, nanos);
  }

  /** Sets the version bytes, default 2.1. */
  public ChunkBuilder version(int major, int minor) {
    return header(HeaderField.MAJOR, major).header(HeaderField.MINOR, minor);
  }

  /** Sets how integers are written, default {@link Integers#COMPRESSED}. */
  public ChunkBuilder integers(Integers encoding) {
    integers = encoding;
    return this;
  }

  /** Sets the number of the first type, at least 2; default 100. */
  public ChunkBuilder firstTypeId(long id) {
    firstTypeId = id;
    return this;
  }

  /**
   * Sets the first key that every constant pool hands out; default 1, so that the same keys mean
   * other things in every chunk, as in recordings of several producers. JMC reads that; the JDK's
   * reader takes a key that it knows from the chunk before (if the type's number is the same too)
   * and needs keys of their own here.
   */
  public ChunkBuilder firstConstantKey(long key) {
    firstConstantKey = key;
    return this;
  }

  /**
   * Sets the number of the metadata, default the chunk's number from 1. The JDK's reader keeps the
   * metadata that it has when a chunk says the same number as the one before.
   */
  public ChunkBuilder metadataId(long id) {
    metadataId = id;
    return this;
  }

  /** Writes the metadata after everything else instead of before it. */
  public ChunkBuilder metadataAtEnd() {
    metadataAtEnd = true;
    return this;
  }

  /**
   * Defines a type, or replaces a standard one, in the notation of {@code types.txt}, such as
   * {@code "event acme.Order $interval id:long size:long/BYTES customer:String"}.
   */
  public ChunkBuilder type(String definition) {
    typeDefinitions.add(definition);
    return this;
  }

  /** Declares event types in the metadata without writing any such event. */
  public ChunkBuilder declare(String... types) {
    eventTypes.addAll(Arrays.asList(types));
    return this;
  }

  /** Defines a platform thread. */
  public ChunkBuilder thread(long javaId, String name) {
    return thread(ThreadSpec.platform(javaId, name));
  }

  /** Defines a virtual thread. */
  public ChunkBuilder virtualThread(long javaId, String name) {
    return thread(ThreadSpec.virtual(javaId, name));
  }

  /** Defines a thread; one of the recording with the same key is replaced. */
  public ChunkBuilder thread(ThreadSpec thread) {
    threads.add(thread);
    return this;
  }

  /** Puts a value of a type into its constant pool under the given key. */
  public ChunkBuilder constant(String type, long key, Object value) {
    constants.add(new Constant(type, key, value));
    return this;
  }

  /** Adds an event. */
  public ChunkBuilder event(String type, Consumer<EventBuilder> content) {
    EventBuilder event = new EventBuilder();
    content.accept(event);
    eventTypes.add(type);
    items.add(new Event(type, event));
    return this;
  }

  /** Adds a sample of a running thread. */
  public ChunkBuilder sample(String type, long epochNanos, long thread, String stack) {
    String state = type.startsWith("datadog.") ? "RUNNABLE" : "STATE_RUNNABLE";
    return event(
        type,
        e ->
            e.at(epochNanos)
                .thread(thread)
                .stack(stack)
                .preset("state", state)
                .preset("mode", "JAVA")
                .preset("weight", 1)
                .preset("samples", 1));
  }

  /** Adds an event with a duration, from one time to another in nanoseconds since the epoch. */
  public ChunkBuilder interval(
      String type, long startNanos, long endNanos, long thread, String stack) {
    Duration duration = Duration.ofNanos(endNanos - startNanos);
    return event(type, e -> e.at(startNanos).lasting(duration).thread(thread).stack(stack));
  }

  /** Adds a {@code jdk.ActiveSetting} at the chunk's start. */
  public ChunkBuilder setting(String eventType, String name, String value) {
    long start = clock.startNanos();
    return declare(eventType)
        .event(
            "jdk.ActiveSetting",
            e ->
                e.at(start)
                    .set("id", new Raw.TypeId(eventType))
                    .set("name", name)
                    .set("value", value));
  }

  /** Writes here a checkpoint with the constants of all events so far. */
  public ChunkBuilder checkpoint() {
    items.add(new Checkpoint());
    return this;
  }

  /**
   * Sets the order in which readers meet the checkpoints, by their number in the file from 0; the
   * header leads to the first, each one to the next. Default: from the last to the first. One that
   * is left out cannot be found.
   */
  public ChunkBuilder linkCheckpoints(int... order) {
    checkpointOrder = order.clone();
    return this;
  }

  /** Leaves out the checkpoint at the end, as a killed JVM does: later constants are lost. */
  public ChunkBuilder withoutFinalCheckpoint() {
    finalCheckpoint = false;
    return this;
  }

  /**
   * Leaves the chunk as a killed HotSpot does: header of the last flush, with the number of that
   * flush as its state, and not the last chunk. What was written after that flush lies behind the
   * size that the header says; {@link Damage#header} moves it back to a checkpoint's end.
   */
  public ChunkBuilder killedJvm() {
    return header(HeaderField.STATE, 14).header(HeaderField.FLAGS, 1);
  }

  /**
   * Leaves the chunk as a killed async-profiler does: a size of 1 GiB, no duration, no offsets of
   * metadata and constants, and no constants.
   */
  public ChunkBuilder killedAsyncProfiler() {
    return withoutFinalCheckpoint()
        .header(HeaderField.SIZE, 1 << 30)
        .header(HeaderField.DURATION_NANOS, 0)
        .header(HeaderField.METADATA_OFFSET, 0)
        .header(HeaderField.POOL_OFFSET, 0)
        .header(HeaderField.FLAGS, 1);
  }

  /** Writes bytes as they are between the events. */
  public ChunkBuilder bytes(byte... bytes) {
    items.add(new Bytes(bytes.clone()));
    return this;
  }

  /** Makes a field of the header say something else than the truth. */
  public ChunkBuilder header(HeaderField field, long value) {
    header.put(field, value);
    return this;
  }

  /** What stands in a chunk beside its metadata. */
  sealed interface Item {}

  record Event(String type, EventBuilder content) implements Item {}

  record Checkpoint() implements Item {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bytes(byte[] bytes) implements Item {}

  /** A constant with a key that the test chose. */
  record Constant(String type, long key, Object value) {}
}
