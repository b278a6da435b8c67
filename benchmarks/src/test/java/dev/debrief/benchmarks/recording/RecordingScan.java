package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a generated recording holds, found by stepping from event to event. It reads bytes only and
 * shares no code with what wrote them but the tables of types.
 */
final class RecordingScan {
  private static final long WINDOW = 30_000_000_000L;
  private static final int HEADER_BYTES = 68;

  final Map<String, Long> events = new HashMap<>();
  final Set<Long> stacks = new HashSet<>();
  final Set<Long> stackKeys = new HashSet<>();
  int chunks;
  int threads;
  int deepest;
  long durationNanos;
  long early;
  long crossing;
  long truncated;

  private final Map<Long, String> names = new HashMap<>();
  private final Set<String> intervals = new HashSet<>();
  private final TypeTree types;
  private final long threadGroup;
  private MappedByteBuffer bytes;
  private int at;
  private long firstTicks;
  private long frames;
  private long stacksSeen;

  private RecordingScan(TypeTree types, long threadGroup) {
    this.types = types;
    this.threadGroup = threadGroup;
    for (Element type : types.events()) {
      String name = type.attribute("name");
      names.put(types.id(name), name);
      if (type.all("field").stream().anyMatch(f -> f.attribute("name").equals("duration"))) {
        intervals.add(name);
      }
    }
  }

  static RecordingScan jdk(Path file) throws IOException {
    TypeTree types = TypeTree.read("jdk17-types.txt");
    return new RecordingScan(types, types.id("jdk.types.ThreadGroup")).read(file);
  }

  static RecordingScan async(Path file) throws IOException {
    return new RecordingScan(TypeTree.read("async-types.txt"), 0).read(file);
  }

  private RecordingScan read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      int chunk = 0;
      while (chunk < bytes.limit()) {
        readChunk(chunk, (int) bytes.getLong(chunk + 8));
        chunk += (int) bytes.getLong(chunk + 8);
      }
    }
    return this;
  }

  long count() {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }

  long count(String... types) {
    long sum = 0;
    for (String type : types) {
      sum += events.getOrDefault("jdk." + type, 0L);
    }
    return sum;
  }

  double meanDepth() {
    return (double) frames / stacksSeen;
  }

  private void readChunk(int start, int size) {
    long startTicks = bytes.getLong(start + 48);
    firstTicks = chunks == 0 ? startTicks : firstTicks;
    durationNanos = startTicks - firstTicks + bytes.getLong(start + 40);
    chunks++;
    int next = start + HEADER_BYTES;
    while (next < start + size) {
      at = next;
      next += (int) integer();
      long type = integer();
      if (type == 1) {
        readCheckpoint();
      } else if (type != 0) {
        readEvent(names.get(type), startTicks);
      }
    }
    if (next != start + size) {
      throw new IllegalStateException("events do not fill chunk " + chunks);
    }
  }

  private void readEvent(String type, long chunkTicks) {
    events.merge(type, 1L, Long::sum);
    long start = integer();
    if (type.equals("jdk.ExecutionSample")) {
      integer();
      stackKeys.add(integer());
    } else if (isWait(type)) {
      long end = start + integer();
      early += start < chunkTicks ? 1 : 0;
      crossing += (start - firstTicks) / WINDOW != (end - firstTicks) / WINDOW ? 1 : 0;
    }
  }

  private boolean isWait(String type) {
    return intervals.contains(type)
        && type.matches("jdk.(Thread(Park|Sleep)|JavaMonitor.*|(Socket|File)(Read|Write))");
  }

  private void readCheckpoint() {
    integer();
    integer();
    integer();
    at++;
    long pools = integer();
    for (int i = 0; i < pools; i++) {
      long type = integer();
      long count = integer();
      if (type == types.id("jdk.types.StackTrace")) {
        readStacks(count);
        return;
      } else if (type == types.id("java.lang.Thread")) {
        readThreads(count);
      } else if (type == threadGroup) {
        return;
      } else {
        for (int j = 0; j < count; j++) {
          integer();
          skipString();
        }
      }
    }
  }

  private void readThreads(long count) {
    threads = (int) count;
    for (int i = 0; i < count; i++) {
      integer();
      skipString();
      integer();
      skipString();
      integer();
      if (threadGroup != 0) {
        integer();
      }
    }
  }

  private void readStacks(long count) {
    for (int i = 0; i < count; i++) {
      integer();
      truncated += bytes.get(at++);
      long depth = integer();
      long hash = depth;
      for (int j = 0; j < depth * 4; j++) {
        hash = Mix.of(hash, integer());
      }
      stacks.add(hash);
      stacksSeen++;
      frames += depth;
      deepest = Math.max(deepest, (int) depth);
    }
  }

  private void skipString() {
    int encoding = bytes.get(at++);
    if (encoding == 3) {
      int length = (int) integer();
      at += length;
    } else if (encoding > 1) {
      throw new IllegalStateException("string encoding " + encoding);
    }
  }

  private long integer() {
    long value = 0;
    for (int shift = 0; shift < 56; shift += 7) {
      byte octet = bytes.get(at++);
      value |= (octet & 0x7FL) << shift;
      if (octet >= 0) {
        return value;
      }
    }
    return value | (bytes.get(at++) & 0xFFL) << 56;
  }
}
