package dev.debrief.converter.rules;

/**
 * A rule that a file breaks, with the first place where it does.
 *
 * @param rule the rule
 * @param file name of the file as it was added
 * @param position first place in the file, like {@code item 1, profile.samples[12].thread_id};
 *     empty when the file as a whole is meant
 * @param message what is there, in one sentence
 * @param count how many places of this kind the file has, at least 1
 */
public record Violation(Rule rule, String file, String position, String message, long count) {

  /** What is lost. */
  public Rule.Severity severity() {
    return rule.severity();
  }

  /** One line for people: file, position, rule, message. */
  @Override
  public String toString() {
    return file
        + (position.isEmpty() ? "" : ": " + position)
        + ": "
        + rule.id()
        + ": "
        + message
        + (count > 1 ? " (" + count + " times)" : "");
  }
}
