package dev.debrief.engine;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What checking files against Sentry's rules gave.
 *
 * @param files how many files were checked
 * @param broken the rules that they break, in the order of the files
 * @param unreadable files that could not be read or found, each with the reason
 */
public record Validation(int files, List<BrokenRule> broken, List<String> unreadable) {

  /** What breaking a rule costs. */
  public enum Severity {
    /** Sentry rejects the whole item. */
    REJECTED,
    /** Sentry drops a part of it without a word. */
    DROPPED,
    /** Sentry shows it wrongly. */
    MIS_DISPLAYED,
    /** The profile is not found from its trace. */
    LINK_LOST;

    /** Returns the words for people and scripts, such as {@code mis-displayed}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A rule that a file breaks.
   *
   * @param rule the rule's stable name
   * @param file name of the file as it was given
   * @param position first place in the file, {@code ""} when it is the file as a whole
   * @param message what is there, in one sentence
   * @param remedy what to do about it
   * @param count how many places of this kind the file has
   */
  public record BrokenRule(
      String rule,
      Severity severity,
      String file,
      String position,
      String message,
      String remedy,
      long count) {
    public BrokenRule {
      Objects.requireNonNull(severity, "severity");
    }
  }

  public Validation {
    broken = List.copyOf(broken);
    unreadable = List.copyOf(unreadable);
  }

  /** Returns whether a rule is broken whose breach loses data. */
  public boolean losesData() {
    return broken.stream()
        .map(BrokenRule::severity)
        .anyMatch(s -> s == Severity.REJECTED || s == Severity.DROPPED);
  }
}
