package dev.debrief.engine;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that a summary needs.
 *
 * @param inputs which recordings
 * @param spanSources file with span sources of the user's own
 * @param loader class loader that is asked for span sources
 */
public record SummaryRequest(Inputs inputs, Optional<Path> spanSources, ClassLoader loader) {
  /** A request with the sources that are built in. */
  public SummaryRequest(Inputs inputs) {
    this(inputs, Optional.empty(), SummaryRequest.class.getClassLoader());
  }

  public SummaryRequest {
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(spanSources, "spanSources");
    Objects.requireNonNull(loader, "loader");
  }
}
