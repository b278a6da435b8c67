package dev.debrief.detectors;

/**
 * A detector that shall run.
 *
 * @param thresholds its values
 */
public record ChosenDetector(Detector detector, Thresholds thresholds) {}
