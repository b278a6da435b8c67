package dev.debrief.engine;

import dev.debrief.converter.FileCheck;
import dev.debrief.converter.rules.CheckOptions;
import dev.debrief.converter.rules.ChunkModel;
import dev.debrief.converter.rules.ChunkText;
import dev.debrief.converter.rules.SentryCheck;
import dev.debrief.converter.rules.SentryRules;
import dev.debrief.converter.rules.Violation;
import java.util.List;
import java.util.Optional;

/** Lets no file out that Sentry would reject: that would be a bug of ours, and found too late. */
final class RuleCheck implements FileCheck {
  @Override
  public void check(String name, byte[] content) {
    SentryCheck check = SentryRules.check(CheckOptions.defaults());
    check.add(name, content);
    require(check.finish());
  }

  @Override
  public void check(ChunkModel model, ChunkText text) {
    require(SentryRules.check(model, text));
  }

  @Override
  public boolean wantsModels() {
    return true;
  }

  private static void require(List<Violation> violations) {
    Optional<Violation> rejecting = violations.stream().filter(v -> v.rule().fails()).findFirst();
    if (rejecting.isPresent()) {
      throw new IllegalStateException("not written, Sentry would reject it: " + rejecting.get());
    }
  }
}
