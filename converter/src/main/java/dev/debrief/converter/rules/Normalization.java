package dev.debrief.converter.rules;

import java.util.Arrays;

/**
 * Repeats what Relay does with a well-formed profile, in Relay's order: which samples it takes out,
 * and for what it then refuses the rest. The source of both orders is {@code
 * relay-profiling/src/sample/v1.rs} and {@code v2.rs}.
 */
final class Normalization {
  private static final double MAX_CHUNK_SECONDS = 66;
  private static final double MAX_V1_NANOS = 30e9;

  /** Python's dates, which the later stages use, end with the year 9999. */
  private static final double YEAR_10000_SECONDS = 253_402_300_800.0;

  private final Profile profile;
  private final Samples samples;
  private final Stacks stacks;
  private final Findings findings;

  /** Which samples are left. */
  private final boolean[] kept;

  private Normalization(Profile profile, Findings findings) {
    this.profile = profile;
    this.samples = profile.samples();
    this.stacks = profile.stacks();
    this.findings = findings;
    this.kept = new boolean[samples.size()];
    Arrays.fill(kept, true);
  }

  /** Checks a profile whose fields are all readable. */
  static void check(Profile profile, Findings findings) {
    new Normalization(profile, findings).check();
  }

  private void check() {
    if (samples.size() == 0) {
      findings.add(Check.NO_SAMPLES, profile.at("profile.samples"), "there is no sample");
      return;
    }
    if (!profile.chunk()) {
      keepTransactionOnly();
      trimEdges();
    }
    dropLoneSamples();
    checkStackIds();
    checkFrameIndexes();
    checkDuration();
  }

  /** Older SDKs say which part of the profile belongs to the transaction. */
  private void keepTransactionOnly() {
    double start = number("transaction.relative_start_ns");
    double end = number("transaction.relative_end_ns");
    if (end > 0) {
      for (int sample = 0; sample < samples.size(); sample++) {
        kept[sample] = samples.time(sample) >= start && samples.time(sample) <= end;
      }
    }
  }

  private double number(String name) {
    String text = profile.text(name);
    return text == null ? 0 : Double.parseDouble(text);
  }

  /** Takes samples without frames off both ends of each thread, in the order of the list. */
  private void trimEdges() {
    int[] first = new int[samples.threadIds().size()];
    int[] last = new int[first.length];
    Arrays.fill(first, Integer.MAX_VALUE);
    Arrays.fill(last, -1);
    for (int sample = 0; sample < kept.length; sample++) {
      if (kept[sample] && stacks.isActive(samples.stack(sample))) {
        int thread = samples.thread(sample);
        first[thread] = Math.min(first[thread], sample);
        last[thread] = sample;
      }
    }
    for (int sample = 0; sample < kept.length; sample++) {
      int thread = samples.thread(sample);
      if (kept[sample] && (sample < first[thread] || sample > last[thread])) {
        kept[sample] = false;
        if (!stacks.has(samples.stack(sample))) {
          findings.add(
              Check.V1_STACK_ID_OUT_OF_RANGE_AT_EDGE,
              profile.atSample(sample) + ".stack_id",
              "there is no stack " + samples.stack(sample));
        }
      }
    }
  }

  /** A chunk counts samples with frames, a version 1 profile counts what is left. */
  private void dropLoneSamples() {
    int[] counts = new int[samples.threadIds().size()];
    int[] first = new int[counts.length];
    boolean all = !profile.chunk();
    boolean[] active = stacks.active();
    int[] stackOf = samples.stacks();
    int[] threadOf = samples.threads();
    for (int sample = 0; sample < kept.length; sample++) {
      int stack = stackOf[sample];
      boolean counting = all || (stack >= 0 && stack < active.length && active[stack]);
      if (kept[sample] && counting) {
        int thread = threadOf[sample];
        first[thread] = counts[thread]++ == 0 ? sample : first[thread];
      }
    }
    if (Arrays.stream(counts).min().orElse(0) >= 2) {
      return;
    }
    boolean badStack = hasBadStack();
    dropThreadsBelowTwo(counts);
    if (nothingKept()) {
      nothingLeft(badStack);
      return;
    }
    for (int thread = 0; thread < counts.length; thread++) {
      if (counts[thread] == 1) {
        findings.add(
            Check.THREAD_WITH_LONE_SAMPLE,
            profile.atSample(first[thread]),
            "thread " + threadId(thread) + " has only this sample that counts");
      }
    }
  }

  private String threadId(int thread) {
    return JsonCursor.shorten(samples.threadIds().get(thread));
  }

  private void dropThreadsBelowTwo(int[] counts) {
    for (int sample = 0; sample < kept.length; sample++) {
      if (counts[samples.thread(sample)] < 2) {
        kept[sample] = false;
      }
    }
  }

  private boolean hasBadStack() {
    for (int sample = 0; sample < kept.length; sample++) {
      if (kept[sample] && !stacks.has(samples.stack(sample))) {
        return true;
      }
    }
    return false;
  }

  private boolean nothingKept() {
    for (boolean one : kept) {
      if (one) {
        return false;
      }
    }
    return true;
  }

  /** Says why nothing is left, most telling reason first. */
  private void nothingLeft(boolean badStack) {
    if (badStack) {
      Arrays.fill(kept, true);
      return;
    }
    boolean active = false;
    for (int sample = 0; sample < samples.size() && !active; sample++) {
      active = stacks.isActive(samples.stack(sample));
    }
    String position = profile.at("profile.samples");
    if (active) {
      findings.add(Check.ONLY_LONE_SAMPLES, position, "no thread has two samples that count");
    } else {
      findings.add(Check.ALL_STACKS_EMPTY, position, "no sample has a stack with frames");
    }
  }

  private void checkStackIds() {
    int[] stackOf = samples.stacks();
    int known = stacks.size();
    for (int sample = 0; sample < kept.length; sample++) {
      if (kept[sample] && (stackOf[sample] < 0 || stackOf[sample] >= known)) {
        findings.add(
            Check.STACK_ID_OUT_OF_RANGE,
            profile.atSample(sample) + ".stack_id",
            "there is no stack " + samples.stack(sample) + ", only " + stacks.size());
      }
    }
  }

  private void checkFrameIndexes() {
    int frames = profile.frames().size();
    for (int stack = 0; stack < stacks.size(); stack++) {
      for (int index = 0; index < stacks.depth(stack); index++) {
        if (stacks.frame(stack, index) >= frames) {
          findings.add(
              Check.FRAME_INDEX_OUT_OF_RANGE,
              profile.at("profile.stacks[" + stack + "][" + index + "]"),
              "there is no frame " + stacks.frame(stack, index) + ", only " + frames);
        }
      }
    }
  }

  private void checkDuration() {
    if (nothingKept()) {
      return;
    }
    if (!profile.chunk()) {
      int last = kept.length - 1;
      while (!kept[last]) {
        last--;
      }
      if (samples.time(last) > MAX_V1_NANOS) {
        findings.add(
            Check.V1_PROFILE_TOO_LONG,
            profile.atSample(last),
            "the sample lies at " + samples.time(last) / 1e9 + " s");
      }
      return;
    }
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (int sample = 0; sample < kept.length; sample++) {
      if (kept[sample]) {
        double time = samples.time(sample);
        first = time < first ? time : first;
        last = time > last ? time : last;
      }
    }
    if (last >= YEAR_10000_SECONDS) {
      findings.add(
          Check.TIMESTAMP_NOT_SECONDS,
          profile.at("profile.samples"),
          "the last timestamp, " + Scalars.shown(last) + ", is no number of seconds");
    } else if (last - first > MAX_CHUNK_SECONDS) {
      findings.add(
          Check.CHUNK_TOO_LONG,
          profile.at("profile.samples"),
          "the samples span " + Scalars.shown(Math.round(1e6 * (last - first)) / 1e6) + " s");
    }
  }
}
