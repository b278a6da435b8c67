package dev.debrief.converter;

import java.util.Objects;

/**
 * What a {@link ProfileFormat} needs to know to write a profile.
 *
 * @param toolVersion version of Debrief, for formats that name their producer
 * @param check looks at each complete file before it is written
 */
public record ProfileRequest(
    RecordingIdentity recording, ProfileOptions options, String toolVersion, FileCheck check) {
  public ProfileRequest {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(toolVersion, "toolVersion");
    Objects.requireNonNull(check, "check");
  }
}
