package dev.debrief.converter.rules;

/** All rules about what later stages make of a profile that Relay has let in. */
final class ProfileChecks {
  private ProfileChecks() {}

  /**
   * Whether every sample has its stack and every stack its frames, so that the rest can be asked.
   */
  static boolean indexesAreInRange(Profile profile) {
    Stacks stacks = profile.stacks();
    for (int stack = 0; stack < stacks.size(); stack++) {
      for (int index = 0; index < stacks.depth(stack); index++) {
        if (stacks.frame(stack, index) >= profile.frames().size()) {
          return false;
        }
      }
    }
    for (int sample = 0; sample < profile.samples().size(); sample++) {
      if (!stacks.has(profile.samples().stack(sample))) {
        return false;
      }
    }
    return true;
  }

  /** Checks a profile whose indexes are in range. */
  static void check(Profile profile, Findings findings) {
    ThreadChecks.check(profile, findings);
    FrameChecks.check(profile, findings);
    StackChecks.check(profile, findings);
    TimeChecks.check(profile, findings);
  }
}
