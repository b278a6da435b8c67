package dev.debrief.detectors;

import dev.debrief.timeline.query.Stacks;
import java.util.Objects;

/**
 * What a detection may know from the start; what the recording says of itself comes at the end.
 *
 * @param thresholds the detector's own
 * @param frames names of frames, and whose they are
 * @param tables frames with a meaning
 * @param stacks the stacks to which slices refer; it grows while they come
 * @param models what detections of this run collect together
 */
public record RunContext(
    Thresholds thresholds,
    FrameText frames,
    FrameTables tables,
    Stacks stacks,
    SharedModels models) {
  public RunContext {
    Objects.requireNonNull(thresholds, "thresholds");
    Objects.requireNonNull(frames, "frames");
    Objects.requireNonNull(tables, "tables");
    Objects.requireNonNull(stacks, "stacks");
    Objects.requireNonNull(models, "models");
  }
}
