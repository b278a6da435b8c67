package dev.debrief.converter.rules;

/**
 * One rule of ingestion: what a file may not do, what happens if it does, and what to do instead.
 *
 * @param number place in the table of {@code docs/formats.md}, 1 to 68; 0 for the few rules that
 *     say that a file cannot be read as what it claims to be
 * @param id stable, lower-case words joined by hyphens, for scripts and tests
 * @param severity what is lost
 * @param kind how the rule can be checked
 * @param title what is wrong, in one sentence
 * @param consequence what Sentry does with it
 * @param remedy what to write instead
 */
public record Rule(
    int number,
    String id,
    Severity severity,
    Kind kind,
    String title,
    String consequence,
    String remedy) {

  /** What is lost when a {@link Rule} is broken, worst first. */
  public enum Severity {
    /** The whole item, or the whole envelope, is not stored. */
    REJECTED,
    /** The item is stored without a part of it, and nobody is told. */
    DROPPED,
    /** Everything is stored, but shown wrongly or not at all. */
    MIS_DISPLAYED,
    /** Profile and transaction are stored, but the way from one to the other is gone. */
    LINK_LOST
  }

  /** How a {@link Rule} can be checked. */
  public enum Kind {
    /** Exact: one file shows it for certain. */
    ERROR,
    /** Heuristic: one file makes it likely. */
    WARNING,
    /** Only several files, looked at together, show it. */
    SET,
    /** No file shows it. */
    NOT_VISIBLE
  }

  /** Whether a file that breaks this rule certainly loses something on its way into Sentry. */
  public boolean fails() {
    return kind != Kind.WARNING && (severity == Severity.REJECTED || severity == Severity.DROPPED);
  }
}
