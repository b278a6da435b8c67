package dev.debrief.benchmarks.recording;

import dev.debrief.benchmarks.recording.AsyncThread.Stacks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A recording as async-profiler 4 makes it with an interval of 100 us of processor time: one chunk,
 * metadata first, all constants last.
 */
final class AsyncRecording {
  private static final int STACK_LIMIT = 2_048;
  private static final int SIZE_BYTES = 5;
  private static final int BUFFERS = 16;
  private static final int BUFFER_BYTES = 64 << 10;
  private static final long BYTES_PER_SAMPLE = 70;
  private static final long METADATA_TYPE_ID = 0;
  private static final int THREADS = 40;

  private final long samples;
  private final SplittableRandom random;
  private final TypeTree types = TypeTree.read("async-types.txt");
  private final NamedConstants constants = NamedConstants.read("async-constants.txt");
  private final CodeBase code = new CodeBase(CodeBase.Numbering.ASYNC_PROFILER);
  private final StackBook book;
  private final List<AsyncThread> threads = new ArrayList<>();
  private final List<Stacks> stacks = new ArrayList<>();
  private final EventBytes[] buffers = new EventBytes[BUFFERS];

  AsyncRecording(long sizeBytes, long seed) {
    samples = sizeBytes / BYTES_PER_SAMPLE;
    random = new SplittableRandom(seed);
    Application application = new Application(code, 7, random.split());
    StackBook.Depth depth = new StackBook.Depth(10, 28, STACK_LIMIT);
    book = new StackBook(code, application, KnownStacks.read(), depth);
    List<Stacks> server = stacks("http");
    List<Stacks> pool = stacks("pool");
    List<Stacks> workers = stacks("fork-join");
    for (int i = 1; i <= THREADS; i++) {
      String name = i <= 24 ? "http-nio-8080-exec-" + i : "pool-1-thread-" + (i - 24);
      if (i > 36) {
        name = "ForkJoinPool.commonPool-worker-" + (i - 36);
      }
      List<Stacks> own = i <= 24 ? server : i <= 36 ? pool : workers;
      threads.add(new AsyncThread(4_200 + i, name, 20L + i, own, random.split()));
    }
    for (int i = 0; i < BUFFERS; i++) {
      buffers[i] = new EventBytes(2 * BUFFER_BYTES);
    }
  }

  private List<Stacks> stacks(String root) {
    List<Stacks> made = new ArrayList<>();
    long keys = Long.highestOneBit(samples) * 2;
    for (String leaf :
        List.of(
            "cpu-own",
            "cpu-map",
            "cpu-stream",
            "cpu-json",
            "native-map",
            "native-gc",
            "native-write")) {
      made.add(new Stacks(book.add(root, leaf, (int) samples), stacks.size() + made.size(), keys));
    }
    stacks.addAll(made);
    return made;
  }

  /** Writes the recording. */
  void write(Path file) throws IOException {
    try (RecordingOutput output = new RecordingOutput(file)) {
      output.beginChunk();
      long metadataOffset = output.chunkBytes();
      writeMetadata(output);
      EventBytes facts = new EventBytes(1 << 14);
      new AsyncFacts(types).write(facts);
      output.drain(facts);
      long end = writeSamples(output);
      Checkpoint checkpoint = new Checkpoint(output);
      writePools(checkpoint);
      long duration = end - Clock.START_TICKS;
      output.endChunk(
          new RecordingOutput.Header(
              0,
              checkpoint.last(),
              metadataOffset,
              Clock.START_NANOS,
              duration,
              Clock.START_TICKS));
    }
  }

  private void writeMetadata(RecordingOutput output) throws IOException {
    EventBytes event = new EventBytes(1 << 14);
    int start = event.begin(METADATA_TYPE_ID);
    event.integer(Clock.START_TICKS);
    event.integer(0);
    event.integer(Integer.MAX_VALUE);
    event.append(types.encode(EventBytes::utf8OrEmpty));
    event.endPadded(start, SIZE_BYTES);
    output.drain(event);
  }

  /** Writes all samples, and returns when the last was taken. */
  private long writeSamples(RecordingOutput output) throws IOException {
    long id = types.id("jdk.ExecutionSample", "startTime", "sampledThread", "stackTrace", "state");
    PriorityQueue<AsyncThread> queue =
        new PriorityQueue<>(
            Comparator.comparingLong(AsyncThread::next).thenComparingLong(AsyncThread::key));
    queue.addAll(threads);
    long now = Clock.START_TICKS;
    for (long i = 0; i < samples; i++) {
      AsyncThread thread = queue.remove();
      now = thread.next();
      EventBytes buffer = buffers[(int) (thread.key() % BUFFERS)];
      thread.sample(buffer, id);
      if (buffer.size() >= BUFFER_BYTES) {
        output.drain(buffer);
      }
      queue.add(thread);
    }
    for (EventBytes buffer : buffers) {
      output.drain(buffer);
    }
    return now;
  }

  private void writePools(Checkpoint checkpoint) throws IOException {
    CodePools names = new CodePools(code, types, false);
    EventBytes pools = new EventBytes((int) Math.min(1 << 30, samples * 64 + (1 << 20)));
    constants.write(pools, types);
    pools.integer(types.id("java.lang.Thread"));
    pools.integer(threads.size());
    threads.forEach(thread -> thread.write(pools));
    pools.integer(types.id("jdk.types.StackTrace"));
    pools.integer(stacks.stream().mapToInt(Stacks::used).sum());
    for (Stacks group : stacks) {
      for (int place = 0; place < group.used(); place++) {
        pools.integer(group.key(place));
        book.encode(group.stack(place), pools, names.methods());
      }
    }
    names.write(pools);
    int count = constants.count() + 2 + names.count();
    checkpoint.write(Clock.START_TICKS, 1, count, pools, SIZE_BYTES);
  }
}
