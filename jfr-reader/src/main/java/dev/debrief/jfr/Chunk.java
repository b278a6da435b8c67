package dev.debrief.jfr;

import java.util.Objects;

/**
 * One chunk of a recording: where it lies, and what of it can be read.
 *
 * @param number position in the recording, counted from 1
 * @param file index of its file in {@link Recording#files()}
 * @param offsetBytes offset of its header in that file
 * @param lengthBytes bytes that belong to it: its size if that is right, else up to the next chunk
 *     or the end of the file
 * @param header what the header says
 * @param state whether all of it can be read
 * @param lostBytes bytes of it that cannot be read
 */
public record Chunk(
    int number,
    int file,
    long offsetBytes,
    long lengthBytes,
    ChunkHeader header,
    State state,
    long lostBytes) {

  /** What of a chunk can be read. */
  public enum State {
    /** Everything. */
    WHOLE,
    /** Some of its events. */
    PARTIAL,
    /** Nothing. */
    LOST,
    /** It was left out because it has the header and the bytes of an earlier chunk. */
    DUPLICATE
  }

  public Chunk {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(state, "state");
  }

  /** Returns the same chunk with other knowledge of what can be read. */
  Chunk with(State newState, long newLostBytes) {
    return new Chunk(number, file, offsetBytes, lengthBytes, header, newState, newLostBytes);
  }

  /** Returns the same chunk with a completed header. */
  Chunk with(ChunkHeader newHeader) {
    return new Chunk(number, file, offsetBytes, lengthBytes, newHeader, state, lostBytes);
  }

  /** Returns whether it has events to read. */
  public boolean readable() {
    return state == State.WHOLE || state == State.PARTIAL;
  }
}
