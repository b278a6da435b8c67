package dev.debrief.engine;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detected;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RecordingDetector;
import dev.debrief.detectors.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads the whole recording and says how long it is. */
public final class WholeFile implements RecordingDetector {
  private static final DetectorInfo SIZE = info("whole:size");
  private static final DetectorInfo FAILING = info("whole:failing");

  private static DetectorInfo info(String id) {
    return new DetectorInfo(id, "size", "Says the size.", Severity.INFO, List.of(), List.of());
  }

  @Override
  public String family() {
    return "whole";
  }

  @Override
  public List<DetectorInfo> infos() {
    return List.of(SIZE, FAILING);
  }

  @Override
  public Detected examine(WholeRecording recording, Set<String> ids) throws IOException {
    if (ids.contains(FAILING.id())) {
      throw new IllegalStateException("as it should");
    }
    int bytes = recording.bytes().readAllBytes().length;
    Finding finding =
        Finding.of(SIZE, Severity.INFO, Confidence.EXACT)
            .title(bytes + " bytes")
            .sameAs("size")
            .suggestion("Nothing.")
            .build();
    return new Detected(List.of(finding), List.of(), List.of());
  }
}
