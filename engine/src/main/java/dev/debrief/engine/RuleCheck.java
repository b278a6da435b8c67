package dev.debrief.engine;

import dev.debrief.converter.FileCheck;
import dev.debrief.converter.rules.CheckOptions;
import dev.debrief.converter.rules.SentryCheck;
import dev.debrief.converter.rules.SentryRules;
import dev.debrief.converter.rules.Violation;
import java.util.Optional;

/** Lets no file out that Sentry would reject: that would be a bug of ours, and found too late. */
final class RuleCheck implements FileCheck {
  @Override
  public void check(String name, byte[] content) {
    SentryCheck check = SentryRules.check(CheckOptions.defaults());
    check.add(name, content);
    Optional<Violation> rejecting =
        check.finish().stream().filter(v -> v.rule().fails()).findFirst();
    if (rejecting.isPresent()) {
      throw new IllegalStateException("not written, Sentry would reject it: " + rejecting.get());
    }
  }
}
