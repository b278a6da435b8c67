package dev.debrief.report;

import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.FrameText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What formats know besides the findings.
 *
 * @param version of the program
 * @param detectors all that were asked for
 * @param frames names of frames; for one thread
 * @param width columns that a line of text may have
 * @param colours whether text may be coloured
 */
public record FindingsContext(
    String version, List<DetectorInfo> detectors, FrameText frames, int width, boolean colours) {
  private static final int NARROWEST = 60;

  public FindingsContext {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(frames, "frames");
    detectors = List.copyOf(detectors);
    width = Math.max(NARROWEST, width);
  }

  /** Returns what is known of a detector. */
  Optional<DetectorInfo> detector(String id) {
    return detectors.stream().filter(info -> info.id().equals(id)).findFirst();
  }
}
