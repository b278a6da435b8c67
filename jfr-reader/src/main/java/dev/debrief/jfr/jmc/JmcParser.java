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
  /** Held on to, because the logging framework forgets loggers that nobody refers to. */
  private final Logger logger = Logger.getLogger("org.openjdk.jmc");

  JmcParser() {
    logger.setLevel(Level.OFF);
  }

  /**
   * Parses a chunk into the sinks.
   *
   * @return what JMC stumbled over, empty if it read everything
   */
  Optional<String> parse(InputStream chunk, JmcSinks sinks) {
    try {
      FlightRecordingLoader.loadStream(chunk, List.of(sinks), false, false);
      return Optional.empty();
    } catch (IOException
        | CouldNotLoadRecordingException
        | RuntimeException
        | OutOfMemoryError
        | StackOverflowError e) {
      return Optional.of(describe(e));
    }
  }

  /** Returns the time range of a chunk of format 0.9, empty if it cannot be read. */
  Optional<IRange<IQuantity>> legacyRange(ByteSource file, Chunk chunk) throws IOException {
    byte[] data = new byte[Math.toIntExact(chunk.lengthBytes())];
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
