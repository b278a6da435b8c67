package dev.debrief.cli;

import dev.debrief.engine.DetectorDescription;
import java.util.List;

/** Detectors for people: those that run by default in full, the others in a line. */
final class DetectorsText {
  private static final int WIDTH = 80;
  private static final String INDENT = "    ";
  private static final String HANG = "  ";

  private final StringBuilder out = new StringBuilder();

  private DetectorsText() {}

  static String of(List<DetectorDescription> detectors) {
    DetectorsText text = new DetectorsText();
    detectors.stream().filter(DetectorDescription::byDefault).forEach(text::full);
    List<DetectorDescription> others =
        detectors.stream().filter(detector -> !detector.byDefault()).toList();
    if (!others.isEmpty()) {
      text.out.append("Only when --detectors names them:\n");
      others.forEach(
          one ->
              text.out
                  .append(INDENT)
                  .append(Terminal.escape(one.id() + "  " + one.title()))
                  .append('\n'));
    }
    return text.out.toString();
  }

  private void full(DetectorDescription detector) {
    out.append(detector.id()).append('\n');
    wrapped(detector.description(), "");
    for (DetectorDescription.Threshold one : detector.thresholds()) {
      wrapped(one.name() + " = " + one.text() + ": " + one.meaning(), HANG);
    }
    for (DetectorDescription.Need need : detector.needs()) {
      wrapped("needs " + need.purpose() + ": " + String.join(" or ", need.anyOf()), HANG);
    }
    out.append('\n');
  }

  private void wrapped(String text, String hang) {
    StringBuilder line = new StringBuilder(INDENT);
    for (String word : Terminal.escape(text).split(" ", -1)) {
      if (line.length() + word.length() > WIDTH && !line.toString().isBlank()) {
        out.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        line.append(INDENT).append(hang);
      }
      line.append(word).append(' ');
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }
}
