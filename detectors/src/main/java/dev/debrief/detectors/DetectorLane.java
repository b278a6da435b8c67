package dev.debrief.detectors;

import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.frames.InApp;
import dev.debrief.timeline.query.SliceStore;
import dev.debrief.timeline.query.Stacks;
import dev.debrief.timeline.query.ThreadLives;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Detectors that share what they collect, those of one package, and therefore run one after the
 * other. Lanes share nothing that changes, so several may run at the same time.
 */
final class DetectorLane {
  private final List<GuardedDetection> detections = new ArrayList<>();
  private @Nullable GuardedDetection asked;

  DetectorLane(
      List<ChosenDetector> detectors,
      InApp inApp,
      FrameTables tables,
      Stacks stacks,
      long budgetNanos) {
    SharedModels models = new SharedModels();
    FrameText frames = new FrameText(inApp);
    for (ChosenDetector chosen : detectors) {
      RunContext context = new RunContext(chosen.thresholds(), frames, tables, stacks, models);
      detections.add(new GuardedDetection(chosen.detector(), context, budgetNanos));
    }
  }

  List<GuardedDetection> detections() {
    return detections;
  }

  void accept(List<ThreadSlice> slices) {
    for (ThreadSlice slice : slices) {
      for (GuardedDetection detection : detections) {
        detection.accept(slice);
      }
    }
  }

  List<Finding> finish(RecordingIndex index, SliceStore store, ThreadLives lives) {
    TimelineQuery query = new TimelineQuery(index, store, lives, this::checkBudget);
    List<Finding> findings = new ArrayList<>();
    for (GuardedDetection detection : detections) {
      asked = detection;
      findings.addAll(detection.finish(query));
    }
    return findings;
  }

  private void checkBudget() {
    if (asked != null) {
      asked.checkBudget();
    }
  }
}
