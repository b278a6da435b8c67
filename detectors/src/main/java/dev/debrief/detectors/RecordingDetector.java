package dev.debrief.detectors;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A family of detectors that read the recording themselves, whole and at their own cost in memory.
 * They run only when users ask for them by name: {@code FAMILY} for all, {@code FAMILY:NAME} for
 * one. Found by {@link java.util.ServiceLoader}, and loaded only when such a name is asked for.
 */
public interface RecordingDetector {
  /** Returns the name of the family, such as {@code jmc}. */
  String family();

  /** Returns what they are; each id begins with the family and a colon. */
  List<DetectorInfo> infos();

  /**
   * Runs some of them over a recording.
   *
   * @param ids of those that are wanted
   * @throws IOException if the recording cannot be read
   */
  Detected examine(WholeRecording recording, Set<String> ids) throws IOException;

  /**
   * A recording as it is.
   *
   * @param bytes all chunks, one after the other, not packed
   * @param startNanos its start, in epoch nanoseconds
   * @param endNanos its end
   */
  record WholeRecording(InputStream bytes, long startNanos, long endNanos) {
    public WholeRecording {
      Objects.requireNonNull(bytes, "bytes");
    }
  }
}
