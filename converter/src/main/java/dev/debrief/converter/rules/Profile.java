package dev.debrief.converter.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a profile payload holds: a chunk (version 2) or a version 1 profile.
 *
 * @param chunk whether it is a chunk
 * @param place where the payload is in its file, like {@code item 1}; may be empty
 * @param header texts of the top level by name; nested ones as {@code transaction.id}
 * @param samples the samples
 * @param stacks the stacks
 * @param frames the frames
 * @param threadNames names by thread id, in the order of the file; empty where there is no name
 * @param millisOnly whether no timestamp has more than three decimals
 */
record Profile(
    boolean chunk,
    String place,
    Map<String, String> header,
    Samples samples,
    Stacks stacks,
    List<ProfileFrame> frames,
    Map<String, String> threadNames,
    boolean millisOnly) {

  /** A text of the header, or null. */
  @Nullable String text(String name) {
    return header.get(name);
  }

  /** Whether the profile says that it is one of a JVM. */
  boolean isJava() {
    return "java".equals(text("platform"));
  }

  /** How many units of time a second has. */
  double unitsPerSecond() {
    return chunk ? 1 : 1e9;
  }

  /** The position of something in this payload. */
  String at(String path) {
    return Positions.join(place, path);
  }

  /** The position of a sample. */
  String atSample(int sample) {
    return at("profile.samples[" + sample + "]");
  }
}
