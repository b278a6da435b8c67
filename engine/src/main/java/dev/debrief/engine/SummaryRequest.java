package dev.debrief.engine;

import java.util.Objects;

/**
 * Everything that a summary needs.
 *
 * @param inputs which recordings
 */
public record SummaryRequest(Inputs inputs) {
  public SummaryRequest {
    Objects.requireNonNull(inputs, "inputs");
  }
}
