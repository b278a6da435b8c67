package dev.debrief.converter;

import java.util.Objects;

/**
 * Which recording a profile comes from.
 *
 * @param name name for people and for single-file formats, such as {@code app}
 * @param id SHA-256 over the recording's chunks, 64 lower-case hex digits
 * @param profilerId the profiling session that all chunks of the recording belong to, 32 lower-case
 *     hex digits; see {@link ProfileIds#profilerId}
 * @param startNanos start of its first chunk, epoch nanoseconds
 * @param endNanos end of its last chunk
 */
public record RecordingIdentity(
    String name, String id, String profilerId, long startNanos, long endNanos) {
  public RecordingIdentity {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(id, "id");
    ProfileIds.requireId(profilerId);
  }
}
