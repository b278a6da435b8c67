package dev.debrief.converter.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A profile chunk as its writer holds it: what the rules look at, without the text. Fill it in the
 * order of the file, then give it to {@link SentryRules#check(ChunkModel, ChunkText)}. For one
 * thread.
 */
public final class ChunkModel {
  private static final double MICROS_PER_SECOND = 1e6;
  private static final long MICROS_PER_MILLI = 1_000;

  /** A number that no reader would have let through. */
  private record Negative(Check check, String position) {}

  private final Map<String, String> header = new HashMap<>();
  private final Samples samples = new Samples();
  private final Stacks stacks = new Stacks();
  private final List<ProfileFrame> frames = new ArrayList<>();
  private final Map<String, String> threadNames = new LinkedHashMap<>();
  private final List<Negative> negatives = new ArrayList<>();
  private boolean millisOnly = true;
  private int sampleNumber;

  /**
   * Sets a text of the header.
   *
   * @param name such as {@code chunk_id}, or {@code client_sdk.name} for one that is further in
   */
  public void addHeader(String name, String text) {
    header.put(name, text);
  }

  /** Adds a frame. */
  public void addFrame(ModelFrame frame) {
    if (frame.frame().line() < -1) {
      negative(Check.NEGATIVE_LINE_OR_PRIORITY, "profile.frames[" + frames.size() + "].lineno");
    }
    frames.add(frame.frame());
  }

  /** Adds a stack of frame numbers, leaf first. */
  public void addStack(int[] frameNumbers) {
    for (int i = 0; i < frameNumbers.length; i++) {
      if (frameNumbers[i] >= 0) {
        stacks.addFrame(frameNumbers[i]);
      } else {
        negative(Check.NEGATIVE_INDEX, "profile.stacks[" + stacks.size() + "][" + i + "]");
      }
    }
    stacks.endStack();
  }

  /** Adds a sample at a time of epoch microseconds. */
  public void addSample(long micros, String threadId, int stack) {
    if (stack >= 0) {
      samples.add(micros / MICROS_PER_SECOND, threadId, stack);
    } else {
      negative(Check.NEGATIVE_INDEX, "profile.samples[" + sampleNumber + "].stack_id");
    }
    millisOnly &= micros % MICROS_PER_MILLI == 0;
    sampleNumber++;
  }

  /** Adds the name of a thread. */
  public void addThread(String id, String name) {
    threadNames.put(id, name);
  }

  private void negative(Check check, String position) {
    negatives.add(new Negative(check, position));
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
    return new Profile(true, place, header, samples, stacks, frames, threadNames, millisOnly);
  }
}
