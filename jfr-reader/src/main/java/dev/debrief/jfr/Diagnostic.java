package dev.debrief.jfr;

import java.util.Objects;
import java.util.Optional;

/**
 * A data-quality note: what is odd about a recording, how often, and where it was first seen.
 *
 * @param code stable, lower-case words joined by hyphens, for scripts and tests
 * @param level how bad it is
 * @param message one sentence for people, without the position
 * @param count how many times it was seen, at least 1
 * @param position where it was seen first, if it has a place
 */
public record Diagnostic(
    String code, Level level, String message, long count, Optional<Position> position) {

  /** How bad a {@link Diagnostic} is. */
  public enum Level {
    /** Nothing was lost. */
    INFO,
    /** Something of the recording is not in the output: the input counts as partial. */
    DATA_LOSS,
    /** The input could not be read at all. */
    ERROR
  }

  /**
   * A place in an input.
   *
   * @param file name of the file, or of the entry in it
   * @param chunk number of the chunk, counted from 1, or 0 where no chunk is concerned
   * @param offsetBytes offset in the (unpacked) file
   * @param lengthBytes how many bytes from there are concerned, 0 if unknown
   */
  public record Position(String file, int chunk, long offsetBytes, long lengthBytes) {
    public Position {
      Objects.requireNonNull(file, "file");
    }

    @Override
    public String toString() {
      return file
          + (chunk > 0 ? ", chunk " + chunk : "")
          + ", byte "
          + offsetBytes
          + (lengthBytes > 0 ? " (" + lengthBytes + " bytes)" : "");
    }
  }

  public Diagnostic {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(position, "position");
  }
}
