package dev.debrief.converter;

import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link ProfileFormat} needs to know to write a profile.
 *
 * @param toolVersion version of Debrief, for formats that name their producer
 * @param check looks at each complete file before it is written
 * @param spans what is to be told of spans; empty if nothing is
 */
public record ProfileRequest(
    RecordingIdentity recording,
    ProfileOptions options,
    String toolVersion,
    FileCheck check,
    Optional<SpanRequest> spans) {
  /** A request that is not about spans. */
  public ProfileRequest(
      RecordingIdentity recording, ProfileOptions options, String toolVersion, FileCheck check) {
    this(recording, options, toolVersion, check, Optional.empty());
  }

  public ProfileRequest {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(toolVersion, "toolVersion");
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(spans, "spans");
  }
}
