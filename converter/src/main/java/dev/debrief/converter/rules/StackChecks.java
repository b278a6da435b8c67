package dev.debrief.converter.rules;

import java.util.List;

/** The rules that guess from the shape of stacks: upside down, or cut off. */
final class StackChecks {
  /** Recorders cut at powers of two; JFR's default is the least of them. */
  private static final int LEAST_CUT_DEPTH = 64;

  private static final int LARGEST_CUT_DEPTH = 2048;

  /** Shorter stacks say nothing about their direction. */
  private static final int MIN_DEPTH = 3;

  private final Profile profile;
  private final Findings findings;
  private int deepest;
  private int cutStack;
  private int cutCount;
  private int rootFirstStack;
  private int rootFirst;
  private int rootLast;
  private int long3;

  private StackChecks(Profile profile, Findings findings) {
    this.profile = profile;
    this.findings = findings;
  }

  /** Checks the stacks of a profile whose frame indexes are in range. */
  static void check(Profile profile, Findings findings) {
    if (profile.isJava()) {
      StackChecks checks = new StackChecks(profile, findings);
      checks.count();
      checks.judge();
    }
  }

  private void count() {
    Stacks stacks = profile.stacks();
    boolean[] root = roots(profile.frames());
    for (int stack = 0; stack < stacks.size(); stack++) {
      int depth = stacks.depth(stack);
      deepest = Math.max(deepest, depth);
      if (depth < MIN_DEPTH) {
        continue;
      }
      long3++;
      boolean endsInRoot = root[stacks.frame(stack, depth - 1)];
      boolean startsWithRoot = root[stacks.frame(stack, 0)];
      rootLast += endsInRoot ? 1 : 0;
      if (startsWithRoot && !endsInRoot && rootFirst++ == 0) {
        rootFirstStack = stack;
      }
      if (isCutDepth(depth) && !endsInRoot && cutCount++ == 0) {
        cutStack = stack;
      }
    }
  }

  private static boolean[] roots(List<ProfileFrame> frames) {
    boolean[] roots = new boolean[frames.size()];
    for (int frame = 0; frame < roots.length; frame++) {
      roots[frame] = frames.get(frame).isThreadRoot();
    }
    return roots;
  }

  private static boolean isCutDepth(int depth) {
    return depth >= LEAST_CUT_DEPTH && depth <= LARGEST_CUT_DEPTH && Integer.bitCount(depth) == 1;
  }

  private void judge() {
    if (rootFirst > 0 && rootLast == 0 && 2 * rootFirst >= long3) {
      findings.add(
          Check.STACKS_ROOT_FIRST,
          profile.at("profile.stacks[" + rootFirstStack + "]"),
          "the first frame is where a thread begins",
          rootFirst);
    } else if (cutCount > 0 && rootLast > 0 && profile.stacks().depth(cutStack) == deepest) {
      findings.add(
          Check.TRUNCATED_STACKS_JOINED,
          profile.at("profile.stacks[" + cutStack + "]"),
          "the stack has exactly " + deepest + " frames and no root",
          cutCount);
    }
  }
}
