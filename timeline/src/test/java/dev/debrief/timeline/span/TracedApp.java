package dev.debrief.timeline.span;

import java.util.List;
import java.util.Optional;

/**
 * The program that several recordings are of: it burns time in a root span, in a child of it, for
 * that child in a pool, and without a span.
 */
final class TracedApp {
  private TracedApp() {}

  /** Returns what a stack was burnt for: root, child or none; empty for other stacks. */
  static Optional<String> truth(List<String> frames) {
    if (!Score.has(frames, "App.burn")) {
      return Optional.empty();
    }
    if (Score.has(frames, "App.inChild") || Score.has(frames, "App.onPool")) {
      return Optional.of("child");
    }
    return Optional.of(Score.has(frames, "App.inRoot") ? "root" : Score.NONE);
  }
}
