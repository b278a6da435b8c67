package dev.debrief.testdata.jfr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Turns one described chunk into bytes; used once. */
final class ChunkWriter {
  private static final byte[] MAGIC = "FLR\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final long CHECKPOINT_TYPE_ID = 1;
  private static final long SECOND = 1_000_000_000L;

  private final ChunkBuilder chunk;
  private final TypeTable types;
  private final ConstantPools pools;
  private final ValueWriter values;
  private final ByteWriter out;
  private final List<CheckpointPlace> checkpoints = new ArrayList<>();
  private long metadataOffset;

  ChunkWriter(ChunkBuilder chunk) {
    this.chunk = chunk;
    this.types = new TypeTable(chunk.firstTypeId, chunk.typeDefinitions);
    this.pools = new ConstantPools(chunk.firstConstantKey);
    this.values = new ValueWriter(types, chunk.clock, pools);
    this.out = new ByteWriter(chunk.integers);
  }

  /** Returns the chunk's bytes. */
  byte[] write(boolean last) {
    Type thread = types.get("java.lang.Thread");
    chunk.threads.forEach(spec -> pools.put(thread, spec.key(), spec));
    chunk.constants.forEach(c -> pools.put(types.get(c.type()), c.key(), c.value()));
    out.writeBytes(new byte[HeaderField.HEADER_BYTES]);
    if (!chunk.metadataAtEnd) {
      writeMetadata();
    }
    chunk.items.forEach(this::writeItem);
    if (chunk.finalCheckpoint && (pools.hasPending() || checkpoints.isEmpty())) {
      writeCheckpoint();
    }
    if (chunk.metadataAtEnd) {
      writeMetadata();
    }
    byte[] bytes = out.toBytes();
    long poolOffset = linkCheckpoints(bytes);
    writeHeader(bytes, poolOffset, last);
    return bytes;
  }

  private void writeMetadata() {
    metadataOffset = out.size();
    TreeSet<String> needed = new TreeSet<>(chunk.eventTypes);
    // Constants may be of types that no event of the chunk refers to.
    needed.add("java.lang.Thread");
    chunk.constants.forEach(c -> needed.add(c.type()));
    new MetadataWriter(types, chunk.metadataId)
        .write(out, values, chunk.clock.startTicks(), types.closure(needed));
  }

  private void writeItem(ChunkBuilder.Item item) {
    if (item instanceof ChunkBuilder.Event event) {
      Type type = types.get(event.type());
      ByteWriter content = out.sibling();
      values.writeFields(content, type, event.content().valuesFor(type));
      out.writeEvent(type.id(), content.toBytes());
    } else if (item instanceof ChunkBuilder.Bytes bytes) {
      out.writeBytes(bytes.bytes());
    } else {
      writeCheckpoint();
    }
  }

  private void writeCheckpoint() {
    SortedMap<String, SortedMap<Long, byte[]>> constants = encodePending();
    ByteWriter content = out.sibling();
    content.writeLong(chunk.clock.startTicks());
    content.writeLong(0);
    int deltaInContent = content.size();
    content.writeReplaceable(0);
    content.writeByte(0);
    content.writeInt(constants.size());
    constants.forEach(
        (name, entries) -> {
          content.writeLong(types.get(name).id());
          content.writeInt(entries.size());
          entries.forEach(
              (key, bytes) -> {
                content.writeLong(key);
                content.writeBytes(bytes);
              });
        });
    int start = out.size();
    out.writeEvent(CHECKPOINT_TYPE_ID, content.toBytes());
    int contentStart = out.size() - content.size();
    checkpoints.add(new CheckpointPlace(start, contentStart + deltaInContent));
  }

  /** Encodes the new constants; those that they refer to are new in turn. */
  private SortedMap<String, SortedMap<Long, byte[]>> encodePending() {
    SortedMap<String, SortedMap<Long, byte[]>> encoded = new TreeMap<>();
    while (pools.hasPending()) {
      pools
          .takePending()
          .forEach(
              (name, entries) -> {
                Map<Long, byte[]> pool = encoded.computeIfAbsent(name, n -> new TreeMap<>());
                entries.forEach((key, value) -> pool.put(key, encode(types.get(name), value)));
              });
    }
    return encoded;
  }

  private byte[] encode(Type type, Object value) {
    ByteWriter bytes = out.sibling();
    values.writeValue(bytes, type, value);
    return bytes.toBytes();
  }

  /**
   * Writes into each checkpoint how far the next of the chain is, and returns the first's place.
   */
  private long linkCheckpoints(byte[] bytes) {
    int count = checkpoints.size();
    int[] order =
        chunk.checkpointOrder.length > 0
            ? chunk.checkpointOrder
            : IntStream.range(0, count).map(i -> count - 1 - i).toArray();
    for (int i = 0; i + 1 < order.length; i++) {
      CheckpointPlace here = checkpoints.get(order[i]);
      int delta = checkpoints.get(order[i + 1]).start() - here.start();
      byte[] number = out.replaceable(delta);
      System.arraycopy(number, 0, bytes, here.delta(), number.length);
    }
    return order.length == 0 ? 0 : checkpoints.get(order[0]).start();
  }

  private void writeHeader(byte[] bytes, long poolOffset, boolean last) {
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    boolean compressed = chunk.integers != Integers.PLAIN;
    HeaderField.MAJOR.write(bytes, 0, 2);
    HeaderField.MINOR.write(bytes, 0, 1);
    HeaderField.SIZE.write(bytes, 0, bytes.length);
    HeaderField.POOL_OFFSET.write(bytes, 0, poolOffset);
    HeaderField.METADATA_OFFSET.write(bytes, 0, metadataOffset);
    HeaderField.START_NANOS.write(bytes, 0, chunk.clock.startNanos());
    HeaderField.DURATION_NANOS.write(bytes, 0, durationNanos());
    HeaderField.START_TICKS.write(bytes, 0, chunk.clock.startTicks());
    HeaderField.TICKS_PER_SECOND.write(bytes, 0, chunk.clock.ticksPerSecond());
    HeaderField.FLAGS.write(bytes, 0, (compressed ? 1 : 0) | (last ? 2 : 0));
    chunk.header.forEach((field, value) -> field.write(bytes, 0, value));
  }

  private long durationNanos() {
    long start = chunk.clock.startNanos();
    return chunk.items.stream()
        .filter(ChunkBuilder.Event.class::isInstance)
        .map(ChunkBuilder.Event.class::cast)
        .mapToLong(event -> event.content().endNanos(start) - start)
        .reduce(SECOND, Math::max);
  }

  /** Where a checkpoint begins, and where in it the way to the next one stands. */
  private record CheckpointPlace(int start, int delta) {}
}
