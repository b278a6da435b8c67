package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the open chunk has beside its file: how many bytes of events came, the stacks and strings
 * that they refer to, and their keys.
 */
final class ChunkEvents {
  private final RecordingOutput output;
  private final StackBook book;
  private final CodePools code;
  private final int[] stackKeys;
  private final EventBytes stacks = new EventBytes(1 << 20);
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private int lastStackKey;
  private int stackCount;
  private long eventBytes;

  ChunkEvents(RecordingOutput output, StackBook book, CodePools code) {
    this.output = output;
    this.book = book;
    this.code = code;
    this.stackKeys = new int[book.count()];
  }

  /** Forgets the last chunk; the keys of stacks go on. */
  void beginChunk() {
    Arrays.fill(stackKeys, 0);
    stacks.clear();
    strings.clear();
    stackCount = 0;
    eventBytes = 0;
  }

  /** Returns how many bytes the events and stacks will take in the file. */
  long bytes() {
    return eventBytes + stacks.size();
  }

  /** Ends an event, and writes its thread's buffer out if that is full. */
  void end(EventBytes buffer, int start) throws IOException {
    buffer.end(start);
    eventBytes += buffer.size() - start;
    if (buffer.size() >= RecordedThread.BUFFER_BYTES) {
      output.drain(buffer);
    }
  }

  /** Returns the key of a stack, which is in the chunk's pool from then on. */
  long stackKey(int stack) {
    int key = stackKeys[stack];
    if (key == 0) {
      lastStackKey++;
      key = lastStackKey;
      stackKeys[stack] = key;
      stackCount++;
      stacks.integer(key);
      book.encode(stack, stacks, code.methods());
    }
    return key;
  }

  /** Returns the key of a class, which is in the chunk's pool from then on. */
  long classKey(int number) {
    return code.useClass(number);
  }

  /** Returns the key of a string, which is in the chunk's pool from then on. */
  long stringKey(String text) {
    return strings.computeIfAbsent(text, t -> strings.size() + 1);
  }

  /** Returns how many pools {@link #writePools} writes. */
  int poolCount() {
    return 2 + code.count();
  }

  /** Writes the pools of stacks, strings and code as a checkpoint holds them. */
  void writePools(EventBytes out, TypeTree types) {
    out.integer(types.id("jdk.types.StackTrace"));
    out.integer(stackCount);
    out.append(stacks);
    out.integer(types.id("java.lang.String"));
    out.integer(strings.size());
    strings.forEach(
        (text, key) -> {
          out.integer(key);
          out.latin1(text);
        });
    code.write(out);
  }
}
