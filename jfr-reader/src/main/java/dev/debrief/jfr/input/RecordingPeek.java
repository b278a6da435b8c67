package dev.debrief.jfr.input;

import java.io.IOException;
import java.io.InputStream;

/** A look at the first bytes behind a compression, to tell recordings from other packed files. */
final class RecordingPeek {
  /** The first bytes expand to less than this, or the stream is not worth a look. */
  private static final ExpansionLimit LIMIT = new ExpansionLimit(1 << 20, 0);

  private RecordingPeek() {}

  /** Returns whether a chunk header is the first thing in a stream, perhaps compressed. */
  static boolean holdsRecording(InputStream stream) {
    try (stream) {
      return Unpacker.peek(Unpacker.peel(stream, LIMIT)) == Content.RECORDING;
    } catch (IOException e) {
      return false;
    }
  }
}
