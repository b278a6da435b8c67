package dev.debrief.jfr.streaming;

import dev.debrief.jfr.ChunkReferences;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.jfr.chunk.FieldDescription;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.chunk.TypeDescription;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The threads of one chunk: each resolved once. A lost one is known by its key alone. */
final class ThreadReader {
  private static final int OS_NAME = 0;
  private static final int OS_ID = 1;
  private static final int JAVA_NAME = 2;
  private static final int JAVA_ID = 3;
  private static final int VIRTUAL = 4;
  private static final int GROUP = 5;
  private static final List<String> FIELDS =
      List.of("osName", "osThreadId", "javaName", "javaThreadId", "virtual", "group");

  /** The group of all virtual threads since JDK 21 ({@code java.lang.Thread}). */
  private static final String VIRTUAL_GROUP = "VirtualThreads";

  private final Constants constants;
  private final ChunkReferences references;
  private final @Nullable Pool pool;
  private final Program program;
  private final Row row = new Row(FIELDS.size());
  private final @Nullable FieldDescription[] fields = new FieldDescription[FIELDS.size()];
  private final long groupType;
  private final LongIndex keys = new LongIndex();
  private int[] numbers = new int[64];
  private long lastKey;
  private int lastNumber = ChunkReferences.NONE;
  private boolean anyLost;

  ThreadReader(ChunkTypes types, Pools pools, Constants constants, ChunkReferences references)
      throws MalformedException {
    TypeDescription type = types.threads();
    this.constants = constants;
    this.references = references;
    this.pool = pools.of(type.id()).orElse(null);
    this.program =
        Program.of(
            types.metadata(), type, types.compressed(), field -> FIELDS.indexOf(field.name()));
    for (FieldDescription field : type.fields()) {
      int slot = FIELDS.indexOf(field.name());
      if (slot >= 0) {
        fields[slot] = field;
      }
    }
    this.groupType = types.typeOf(type, "group").id();
  }

  /** Returns the number of the thread with a key. */
  int number(long key) throws IOException {
    if (key == lastKey) {
      return lastNumber;
    }
    int known = keys.find(key);
    if (known < 0) {
      known = keys.add(key);
      if (known == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * known);
      }
      ThreadRef thread = resolve(key);
      anyLost |= thread.isLost();
      numbers[known] = references.add(thread);
    }
    lastKey = key;
    lastNumber = numbers[known];
    return lastNumber;
  }

  /** Returns whether one of the threads that were asked for was lost. */
  boolean anyLost() {
    return anyLost;
  }

  private ThreadRef resolve(long key) throws IOException {
    int place = pool == null ? LongIndex.ABSENT : pool.find(key);
    if (pool == null || place < 0) {
      return ThreadRef.lost(key);
    }
    try {
      program.run(pool.at(place), row);
      return thread(key);
    } catch (MalformedException e) {
      return ThreadRef.lost(key);
    }
  }

  private ThreadRef thread(long key) throws IOException {
    String javaName = text(JAVA_NAME);
    long javaId = Math.max(0, row.values[JAVA_ID]);
    boolean virtual =
        row.values[VIRTUAL] != 0
            || VIRTUAL_GROUP.equals(constants.text(groupType, row.values[GROUP]));
    ThreadRef.Kind kind = javaId > 0 ? ThreadRef.Kind.PLATFORM : ThreadRef.Kind.NATIVE;
    return new ThreadRef(
        javaId,
        virtual ? 0 : Math.max(0, row.values[OS_ID]),
        key,
        javaName.isEmpty() && !virtual ? text(OS_NAME) : javaName,
        virtual ? ThreadRef.Kind.VIRTUAL : kind);
  }

  private String text(int slot) throws IOException {
    FieldDescription field = fields[slot];
    return field == null ? "" : Constants.orEmpty(constants.text(row, slot, field));
  }
}
