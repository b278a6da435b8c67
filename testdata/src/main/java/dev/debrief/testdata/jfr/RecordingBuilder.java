package dev.debrief.testdata.jfr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A flight recording (format 2) that a test describes event by event.
 *
 * <pre>{@code
 * byte[] recording =
 *     RecordingBuilder.recording()
 *         .thread(1, "main")
 *         .chunk(
 *             c ->
 *                 c.sample("jdk.ExecutionSample", atMillis(10), 1, "a.Foo.bar:12 < a.Main.main:5")
 *                     .event(
 *                         "jdk.ThreadPark",
 *                         e ->
 *                             e.at(atMillis(20))
 *                                 .lasting(Duration.ofMillis(300))
 *                                 .thread(1)
 *                                 .stack("jdk.internal.misc.Unsafe.park < a.Main.main:6")
 *                                 .set("parkedClass", "java.util.concurrent.FutureTask")))
 *         .toBytes();
 * }</pre>
 *
 * <p>Chunk n starts n seconds after {@link #START_NANOS} unless told otherwise, all on one clock.
 * The same description gives the same bytes.
 */
public final class RecordingBuilder {
  /** The default start in nanoseconds since the epoch: 2023-11-14T22:13:20Z. */
  public static final long START_NANOS = 1_700_000_000_000_000_000L;

  private static final long START_TICKS = 5_000_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  private final List<ThreadSpec> threads = new ArrayList<>();
  private final List<ChunkBuilder> chunks = new ArrayList<>();

  private RecordingBuilder() {}

  /** Returns a recording without chunks. */
  public static RecordingBuilder recording() {
    return new RecordingBuilder();
  }

  /** Returns the time that many milliseconds after {@link #START_NANOS}, in epoch nanoseconds. */
  public static long atMillis(long millis) {
    return START_NANOS + millis * MILLI;
  }

  /** Defines a platform thread in every chunk that follows. */
  public RecordingBuilder thread(long javaId, String name) {
    return thread(ThreadSpec.platform(javaId, name));
  }

  /** Defines a virtual thread in every chunk that follows. */
  public RecordingBuilder virtualThread(long javaId, String name) {
    return thread(ThreadSpec.virtual(javaId, name));
  }

  /** Defines a thread in every chunk that follows. */
  public RecordingBuilder thread(ThreadSpec thread) {
    threads.add(thread);
    return this;
  }

  /** Adds a chunk. */
  public RecordingBuilder chunk(Consumer<ChunkBuilder> content) {
    long sinceStart = chunks.size() * SECOND;
    Clock clock = new Clock(START_NANOS + sinceStart, START_TICKS + sinceStart, SECOND);
    ChunkBuilder chunk = new ChunkBuilder(clock, chunks.size() + 1L, threads);
    content.accept(chunk);
    chunks.add(chunk);
    return this;
  }

  /**
   * Returns the recording's bytes.
   *
   * @throws IllegalArgumentException if an event has an unknown type, field, thread or frame
   */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (ChunkBuilder chunk : chunks) {
      boolean last = chunk == chunks.get(chunks.size() - 1);
      bytes.writeBytes(new ChunkWriter(chunk).write(last));
    }
    return bytes.toByteArray();
  }

  /**
   * Writes the recording to a file and returns that file.
   *
   * @throws IOException if it cannot be written
   */
  public Path writeTo(Path file) throws IOException {
    return Files.write(file, toBytes());
  }

  /**
   * Returns a copy of a whole recording (synthetic or real) that happened at another time.
   *
   * @param nanos how much later every chunk starts; negative for earlier
   */
  public static byte[] shifted(byte[] recording, long nanos) {
    byte[] copy = recording.clone();
    int offset = 0;
    while (offset < copy.length) {
      HeaderField.START_NANOS.write(
          copy, offset, HeaderField.START_NANOS.read(copy, offset) + nanos);
      offset += ChunkMap.chunkBytes(copy, offset);
    }
    return copy;
  }

  /** Returns recordings one after another as one recording. */
  public static byte[] concat(byte[]... recordings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] recording : recordings) {
      bytes.writeBytes(recording);
    }
    return bytes.toByteArray();
  }
}
