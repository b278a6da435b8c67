package dev.debrief.cli;

import java.util.List;

/** What the program tells its caller with its exit status. */
enum ExitCode {
  OK(0),
  /** Rules broken ({@code validate}). */
  RULES_BROKEN(1),
  /** Findings that are bad enough ({@code detect}). */
  FOUND(1),
  USAGE(2),
  /** Some inputs failed, or were partial with {@code --strict}; the others are done. */
  SOME_FAILED(3),
  /** No input could be read, or none was found. */
  NO_INPUT(4),
  OUTPUT_FAILED(5),
  /** A bug of ours. */
  BUG(70),
  /** Interrupted before the end. The virtual machine itself reports 130 or 143, by signal. */
  INTERRUPTED(130);

  /** When there are several reasons, the first of these is told. */
  private static final List<ExitCode> BY_WEIGHT =
      List.of(
          INTERRUPTED, BUG, USAGE, OUTPUT_FAILED, NO_INPUT, SOME_FAILED, RULES_BROKEN, FOUND, OK);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** Returns the number that the operating system sees. */
  int status() {
    return status;
  }

  /** Returns the weightier of two reasons. */
  ExitCode or(ExitCode other) {
    return BY_WEIGHT.indexOf(this) <= BY_WEIGHT.indexOf(other) ? this : other;
  }
}
