package dev.debrief.converter.rules;

/** Sends a profile, whether it was read from text or is about to be written, through the rules. */
final class PayloadChecks {
  private PayloadChecks() {}

  /**
   * Checks a chunk that did not go through a {@link ProfileReader} for what makes Sentry refuse it,
   * or take a part out: nothing that only looks wrong is looked at.
   */
  static void checkAcceptance(Profile chunk, Findings findings) {
    new HeaderChecks(chunk.header(), chunk.place(), findings).checkChunk();
    normalize(chunk, findings, 0);
    ThreadChecks.checkNames(chunk, findings);
  }

  /**
   * Checks a profile whose header was checked.
   *
   * @param before how many violations there were before this profile
   */
  static void check(Profile profile, Findings findings, int before) {
    normalize(profile, findings, before);
    if (ProfileChecks.indexesAreInRange(profile)) {
      ProfileChecks.check(profile, findings);
    }
  }

  private static void normalize(Profile profile, Findings findings, int before) {
    boolean readable =
        findings.list().subList(before, findings.size()).stream()
            .noneMatch(violation -> violation.severity() == Rule.Severity.REJECTED);
    if (readable) {
      Normalization.check(profile, findings);
    }
  }
}
