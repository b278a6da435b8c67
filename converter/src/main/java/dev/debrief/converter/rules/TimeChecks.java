package dev.debrief.converter.rules;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/** The rules about the times of samples within each thread. */
final class TimeChecks {
  private static final double YEAR_2000_SECONDS = 946_684_800.0;

  /** So many steps give a sampling period to compare a gap with. */
  private static final int MIN_STEPS = 8;

  /** A gap is suspicious from this multiple of the period, and from this length. */
  private static final double GAP_PERIODS = 10;

  private static final double GAP_SECONDS = 0.5;

  /** A leaf that says that the thread waits may rightly last long. */
  private static final Pattern WAIT =
      Pattern.compile(
          "wait|park|sleep|idle|block|poll|accept|lock|join|select|read|recv|take|monitor",
          Pattern.CASE_INSENSITIVE);

  private final Profile profile;
  private final Samples samples;
  private final Stacks stacks;
  private final Findings findings;

  private TimeChecks(Profile profile, Findings findings) {
    this.profile = profile;
    this.samples = profile.samples();
    this.stacks = profile.stacks();
    this.findings = findings;
  }

  /** Checks the samples of a profile whose indexes are in range. */
  static void check(Profile profile, Findings findings) {
    TimeChecks checks = new TimeChecks(profile, findings);
    checks.checkOrigin();
    checks.checkOrder();
    for (int[] ofThread : profile.samples().byThread()) {
      checks.checkEqualTimes(ofThread);
      checks.checkGaps(ofThread);
      checks.checkLast(ofThread);
    }
  }

  private void checkOrigin() {
    if (!profile.chunk()) {
      return;
    }
    for (int sample = 0; sample < samples.size(); sample++) {
      if (samples.time(sample) < YEAR_2000_SECONDS) {
        findings.add(
            Check.TIMESTAMP_RELATIVE,
            profile.atSample(sample) + ".timestamp",
            "the timestamp " + Scalars.shown(samples.time(sample)) + " lies before the year 2000");
      }
    }
  }

  private void checkOrder() {
    if (profile.chunk()) {
      return;
    }
    for (int sample = 1; sample < samples.size(); sample++) {
      if (samples.time(sample) < samples.time(sample - 1)) {
        findings.add(
            Check.V1_SAMPLES_UNSORTED,
            profile.atSample(sample),
            "the sample is earlier than the one before it");
      }
    }
  }

  private void checkEqualTimes(int[] ofThread) {
    for (int i = 1; i < ofThread.length; i++) {
      int before = ofThread[i - 1];
      int sample = ofThread[i];
      if (samples.time(sample) != samples.time(before)) {
        continue;
      }
      boolean rounded = profile.millisOnly() && samples.stack(sample) != samples.stack(before);
      findings.add(
          rounded ? Check.TIMESTAMP_MILLIS_ONLY : Check.DUPLICATE_SAMPLES,
          profile.atSample(sample),
          "the thread has another sample at the same time");
    }
  }

  private void checkGaps(int[] ofThread) {
    double least = GAP_SECONDS * profile.unitsPerSecond();
    if (ofThread.length <= MIN_STEPS || !hasLongStep(ofThread, least)) {
      return;
    }
    double[] steps = new double[ofThread.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = samples.time(ofThread[i + 1]) - samples.time(ofThread[i]);
    }
    double[] sorted = steps.clone();
    Arrays.sort(sorted);
    double limit = Math.max(GAP_PERIODS * sorted[sorted.length / 2], least);
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] > limit && isRunning(samples.stack(ofThread[i]))) {
        findings.add(
            Check.GAP_NOT_CLOSED,
            profile.atSample(ofThread[i]),
            "the next sample of the thread comes "
                + Math.round(1000 * steps[i] / profile.unitsPerSecond())
                + " ms later");
      }
    }
  }

  /** Spares most threads the sorting. */
  private boolean hasLongStep(int[] ofThread, double least) {
    for (int i = 1; i < ofThread.length; i++) {
      if (samples.time(ofThread[i]) - samples.time(ofThread[i - 1]) > least
          && stacks.isActive(samples.stack(ofThread[i - 1]))) {
        return true;
      }
    }
    return false;
  }

  private boolean isRunning(int stack) {
    if (!stacks.isActive(stack)) {
      return false;
    }
    ProfileFrame leaf = profile.frames().get(stacks.frame(stack, 0));
    String name =
        Objects.requireNonNullElse(leaf.module(), "")
            + '.'
            + Objects.requireNonNullElse(leaf.function(), "");
    return !WAIT.matcher(name).find();
  }

  /** Looks for a stack that the thread shows only in its last sample, which has no duration. */
  private void checkLast(int[] ofThread) {
    if (ofThread.length < 2) {
      return;
    }
    int last = ofThread[ofThread.length - 1];
    int stack = samples.stack(last);
    if (stacks.isActive(stack) && !shows(ofThread, stack)) {
      findings.add(
          Check.LAST_STACK_NOT_COUNTED,
          profile.atSample(last),
          "the thread ends with a stack that it shows nowhere else");
    }
  }

  /** Whether a thread shows a stack before its last sample. */
  private boolean shows(int[] ofThread, int stack) {
    for (int i = 0; i < ofThread.length - 1; i++) {
      if (samples.stack(ofThread[i]) == stack) {
        return true;
      }
    }
    return false;
  }
}
