package dev.debrief.detectors.quality;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RecordedEvent;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what a recording cannot tell, where that matters: at most one finding of each kind. */
public final class RecordingQualityDetector implements Detector {
  private static final DetectorInfo INFO =
      new DetectorInfo(
          "recording-quality",
          "What the recording does not tell",
          "Parts of the time, of the stacks or of the events are missing.",
          Severity.INFO,
          List.of(),
          List.of(
              Threshold.percent(
                  "leastCoverage", 50, "less than that is known of the time of a busy thread"),
              Threshold.millis("leastUnexplained", 1000, "so much time of it is not known"),
              Threshold.percent("mostTruncated", 5, "more stacks than that are cut off"),
              Threshold.percent("mostLost", 5, "more samples than that were lost"),
              Threshold.millis("leastTail", 2000, "nothing is known of a thread for so long"),
              Threshold.percent(
                  "leastTailShare", 10, "and that is so much of the recording, at its end")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Map<String, Set<String>> events() {
    return LostEvents.EVENTS;
  }

  @Override
  public boolean judgesRecording() {
    return true;
  }

  @Override
  public Detection begin(RunContext context) {
    return new Quality(context);
  }

  private static final class Quality implements Detection {
    private final RunContext context;
    private final LostEvents lost = new LostEvents();
    private final ThreadSums sums;

    Quality(RunContext context) {
      this.context = context;
      this.sums = new ThreadSums(context.stacks());
    }

    @Override
    public void accept(RecordedEvent event) {
      lost.add(event);
    }

    @Override
    public void accept(ThreadSlice slice) {
      sums.add(slice);
    }

    @Override
    public List<Finding> finish(TimelineQuery query) {
      List<Finding> findings = new ArrayList<>();
      Notes notes = new Notes(INFO, query);
      lost.note(notes, context.thresholds(), findings::add);
      sums.note(notes, context.thresholds(), findings::add);
      new SettingsCheck(query.info()).note(notes, findings::add);
      return findings;
    }
  }
}
