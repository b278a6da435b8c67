package dev.debrief.converter.rules;

import java.util.Arrays;
import java.util.List;

/**
 * Sentry's ingestion rules: a table of them, and a checker for files. The rules are those of Relay,
 * which takes envelopes in, and of the stages behind it, which build and show flame graphs; {@code
 * docs/formats.md} explains each.
 *
 * <pre>{@code
 * SentryCheck check = SentryRules.check(CheckOptions.defaults());
 * check.add("chunk.envelope", bytes);
 * check.finish().forEach(System.out::println);
 * }</pre>
 */
public final class SentryRules {
  private static final List<Rule> RULES = rules(true);
  private static final List<Rule> OTHERS = rules(false);

  private SentryRules() {}

  private static List<Rule> rules(boolean numbered) {
    return Arrays.stream(Check.values())
        .map(Check::rule)
        .filter(rule -> numbered == rule.number() > 0)
        .toList();
  }

  /** The 68 rules in the order of their numbers. */
  public static List<Rule> all() {
    return RULES;
  }

  /** The rules without a number: the file, or a field of it, cannot be read at all. */
  public static List<Rule> unnumbered() {
    return OTHERS;
  }

  /** Starts a check over a set of files. */
  public static SentryCheck check(CheckOptions options) {
    return new SentryCheck(options);
  }

  /**
   * Checks a chunk that is about to be written for what makes Sentry refuse it or take a part out:
   * framing and sizes on its text, everything else on the model that the text was made from. What
   * only the whole text shows, such as escapes and the spelling of numbers, is not looked at, and
   * neither is what is merely shown wrongly. Safe for use by several threads.
   *
   * @param model not to be used afterwards
   */
  public static List<Violation> check(ChunkModel model, ChunkText text) {
    return new ModelCheck(model, text).check();
  }

  /** Checks one file, an envelope or a bare payload, by itself; the file has no name. */
  public static List<Violation> checkEnvelope(byte[] content) {
    SentryCheck check = check(CheckOptions.defaults());
    check.add("", content);
    return check.finish();
  }
}
