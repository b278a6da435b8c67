package dev.debrief.detectors.quality;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import dev.debrief.timeline.query.TimelineQuery;

/** Begins findings about the whole recording. */
record Notes(DetectorInfo info, TimelineQuery query) {
  /** Returns the beginning of a finding; there is one of each kind at most. */
  Finding.Builder of(String kind) {
    return Finding.of(info, Severity.INFO, Confidence.EXACT)
        .sameAs(kind)
        .time(query.startNanos(), query.endNanos());
  }
}
