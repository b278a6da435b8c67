package dev.debrief.detectors;

import java.util.Locale;

/** How bad a finding is, in rising order. */
public enum Severity {
  /** Worth knowing; nothing has to be done. */
  INFO,
  /** Worth a look. */
  WARNING,
  /** A good part of the time is lost. */
  ERROR;

  /** Returns the name in outputs: {@code info}, {@code warning} or {@code error}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the lesser of two. */
  public Severity atMost(Severity limit) {
    return compareTo(limit) <= 0 ? this : limit;
  }
}
