package dev.debrief.jfr.jmc;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Chunk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IRange;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.internal.ChunkInfo;
import org.openjdk.jmc.flightrecorder.internal.FlightRecordingLoader;

/**
 * One attempt of JMC's parser at one chunk. JMC logs what it cannot read and throws what it
 * stumbles over; its logger is silenced, and everything that it throws over damaged bytes becomes a
 * value.
 */
final class JmcParser {
  /** What JMC needs at least for a byte of a chunk: the bytes twice, constants and events. */
  private static final long BYTES_PER_CHUNK_BYTE = 8;

  /** Held on to, because the logging framework forgets loggers that nobody refers to. */
  private final Logger logger = Logger.getLogger("org.openjdk.jmc");

  JmcParser() {
    logger.setLevel(Level.OFF);
  }

  /**
   * Parses a chunk into the sinks.
   *
   * @param sizeBytes the chunk's size
   * @return what JMC stumbled over, empty if it read everything
   * @throws OutOfMemoryError if the chunk is too large for the memory there is
   */
  Optional<String> parse(InputStream chunk, long sizeBytes, JmcSinks sinks) {
    try {
      FlightRecordingLoader.loadStream(chunk, List.of(sinks), false, false);
      return Optional.empty();
    } catch (IOException
        | CouldNotLoadRecordingException
        | RuntimeException
        | StackOverflowError e) {
      return Optional.of(describe(e));
    } catch (OutOfMemoryError e) {
      if (memoryIsShort(sizeBytes)) {
        throw e;
      }
      return Optional.of(describe(e));
    }
  }

  /**
   * Tells a damaged length, for which no memory would do, from a chunk that is too large for the
   * memory there is.
   */
  private static boolean memoryIsShort(long sizeBytes) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    return free < BYTES_PER_CHUNK_BYTE * sizeBytes;
  }

  /** Returns the time range of a chunk of format 0.9, empty if it cannot be read. */
  Optional<IRange<IQuantity>> legacyRange(ByteSource file, Chunk chunk) throws IOException {
    if (chunk.lengthBytes() > JmcDecoder.MAX_CHUNK_BYTES) {
      return Optional.empty();
    }
    byte[] data = new byte[(int) chunk.lengthBytes()];
    int length = file.read(chunk.offsetBytes(), data, 0, data.length);
    try {
      InputStream in = new ByteArrayInputStream(data, 0, length);
      return FlightRecordingLoader.readChunkInfo(FlightRecordingLoader.createChunkSupplier(in))
          .stream()
          .map(ChunkInfo::getChunkRange)
          .findFirst();
    } catch (IOException | CouldNotLoadRecordingException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String describe(Throwable e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
