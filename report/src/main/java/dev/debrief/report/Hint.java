package dev.debrief.report;

import dev.debrief.detectors.Detected.NotApplicable;

/** Why a detector had nothing to look at, and what to do about it. */
final class Hint {
  private Hint() {}

  /** Returns the reason, and the setting that helps if there is one. */
  static String reason(NotApplicable one) {
    return one.hint().isEmpty() ? one.reason() : one.reason() + "; record with " + one.hint();
  }
}
