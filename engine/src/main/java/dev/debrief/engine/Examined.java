package dev.debrief.engine;

import dev.debrief.detectors.Detected;
import dev.debrief.detectors.Finding;
import dev.debrief.report.ExaminedRecording;
import java.util.List;

/**
 * What came of one recording, before it is told to anybody.
 *
 * @param shown the findings that are
 * @param leftOut how many are not
 * @param findings all of it in the engine's words
 */
record Examined(
    ExaminedRecording.Time time,
    List<Finding> shown,
    List<Detected.NotApplicable> notApplicable,
    ExaminedRecording.LeftOut leftOut,
    Findings findings) {
  Examined {
    shown = List.copyOf(shown);
    notApplicable = List.copyOf(notApplicable);
  }
}
