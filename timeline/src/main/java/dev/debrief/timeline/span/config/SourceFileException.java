package dev.debrief.timeline.span.config;

/** A file of span sources says something that has no meaning: where, what, and what would do. */
public final class SourceFileException extends Exception {
  private static final long serialVersionUID = 1L;

  SourceFileException(String message) {
    super(message);
  }
}
