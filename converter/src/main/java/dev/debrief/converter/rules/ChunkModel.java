package dev.debrief.converter.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A profile chunk as its writer holds it: what the rules look at that decide whether Sentry takes
 * it, without the text. Set everything, then give it to {@link SentryRules#check(ChunkModel,
 * ChunkText)}. For one thread.
 */
public final class ChunkModel {
  private static final double MICROS_PER_SECOND = 1e6;

  /** A number that no reader would have let through. */
  private record Negative(Check check, String position) {}

  private final Map<String, String> header = new HashMap<>();
  private final Map<String, String> threadNames = new LinkedHashMap<>();
  private final List<Negative> negatives = new ArrayList<>();
  private final Samples samples = new Samples();
  private Stacks stacks = new Stacks();
  private int frames;
  private int sampleNumber;

  /**
   * Sets a text of the header.
   *
   * @param name such as {@code chunk_id}, or {@code client_sdk.name} for one that is further in
   */
  public void addHeader(String name, String text) {
    header.put(name, text);
  }

  /**
   * Adds a frame.
   *
   * @param line source line, 0 if there is none
   */
  public void addFrame(int line) {
    if (line < 0) {
      negatives.add(
          new Negative(Check.NEGATIVE_LINE_OR_PRIORITY, "profile.frames[" + frames + "].lineno"));
    }
    frames++;
  }

  /**
   * Sets the stacks, one after the other in columns that are not copied.
   *
   * @param ends for each stack the index after its last frame number
   * @param frameNumbers those of each stack, leaf first
   */
  public void stacks(int[] ends, int[] frameNumbers) {
    stacks = new Stacks(ends, frameNumbers, ends.length);
    int stack = 0;
    for (int i = 0; i < stacks.frameCount(); i++) {
      if (frameNumbers[i] < 0) {
        while (ends[stack] <= i) {
          stack++;
        }
        int index = stack == 0 ? i : i - ends[stack - 1];
        negatives.add(
            new Negative(Check.NEGATIVE_INDEX, "profile.stacks[" + stack + "][" + index + "]"));
      }
    }
  }

  /** Makes room for so many samples. */
  public void expectSamples(int count) {
    samples.reserve(Math.max(count, 1));
  }

  /** Returns the number of a thread, by which its samples name it. */
  public int thread(String id) {
    return samples.threadNumber(id);
  }

  /**
   * Adds a sample at a time of epoch microseconds.
   *
   * @param thread what {@link #thread} returned
   */
  public void addSample(long micros, int thread, int stack) {
    if (stack >= 0) {
      samples.add(micros / MICROS_PER_SECOND, thread, stack);
    } else {
      negatives.add(
          new Negative(Check.NEGATIVE_INDEX, "profile.samples[" + sampleNumber + "].stack_id"));
    }
    sampleNumber++;
  }

  /** Adds the name of a thread. */
  public void addThreadName(String id, String name) {
    threadNames.put(id, name);
  }

  String text(String name) {
    return header.getOrDefault(name, "");
  }

  /** Returns the chunk as the rules look at it, and notes what no reader would have let through. */
  Profile profile(String place, Findings findings) {
    for (Negative negative : negatives) {
      findings.add(
          negative.check, Positions.join(place, negative.position), "the number is negative");
    }
    List<ProfileFrame> unseen = Collections.nCopies(frames, ProfileFrame.UNSEEN);
    return new Profile(true, place, header, samples, stacks, unseen, threadNames, false);
  }
}
