package dev.debrief.report;

import dev.debrief.detectors.Finding;
import dev.debrief.jfr.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The frames of a stack that people need: where it is, and the key frame with what called it. */
final class ShownStack {
  private static final int MOST = 8;
  private static final int OF_LEAF = 3;

  private ShownStack() {}

  /**
   * Returns lines, leaf first; what is left out is counted.
   *
   * @param place says where a frame is
   */
  static List<String> of(Finding finding, Function<Frame, String> place) {
    List<Frame> frames = finding.stack().frames();
    int key = finding.frame().map(frames::indexOf).orElse(-1);
    List<String> lines = new ArrayList<>();
    int next = 0;
    if (key >= MOST - 1) {
      next = add(lines, frames, 0, OF_LEAF, place);
      lines.add("... " + (key - next) + " frames");
      next = add(lines, frames, key, key + MOST - OF_LEAF, place);
    } else {
      next = add(lines, frames, 0, MOST, place);
    }
    if (next < frames.size()) {
      lines.add("... " + (frames.size() - next) + " more, all with --format json");
    }
    return lines;
  }

  private static int add(
      List<String> lines, List<Frame> frames, int from, int to, Function<Frame, String> place) {
    int end = Math.min(to, frames.size());
    frames.subList(from, end).forEach(frame -> lines.add(place.apply(frame)));
    return end;
  }
}
