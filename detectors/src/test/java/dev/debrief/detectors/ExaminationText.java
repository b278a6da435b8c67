package dev.debrief.detectors;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A finding as text, for whoever works on a detector. */
final class ExaminationText {
  private ExaminationText() {}

  static String of(Finding finding) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "  %s %s (%s) %s%n    %s to %s, %d times, saving %s, threads %s, frame %s%n",
            finding.severity().label(),
            finding.detector(),
            finding.confidence().label(),
            finding.title(),
            Instant.EPOCH.plusNanos(finding.startNanos()),
            Instant.EPOCH.plusNanos(finding.endNanos()),
            finding.occurrences(),
            finding.saving().map(s -> s.bound().label() + " " + s.millis() + " ms").orElse("-"),
            finding.threads().stream().map(t -> t.name()).toList(),
            finding.frame().map(Object::toString).orElse("-")));
    finding
        .awaited()
        .ifPresent(
            a ->
                text.append(
                    String.format(
                        Locale.ROOT, "    awaited %s, %s%n", a.thread().name(), a.how().label())));
    for (Evidence evidence : finding.evidence()) {
      text.append("    ").append(evidence.title()).append(": ");
      text.append(evidence.columns().stream().map(Evidence.Column::label).toList()).append('\n');
      for (List<Object> row : evidence.rows()) {
        text.append("      ").append(row).append('\n');
      }
    }
    finding
        .sketch()
        .ifPresent(
            sketch -> {
              for (Sketch.Lane lane : sketch.lanes()) {
                text.append("    |")
                    .append(
                        lane.cells().stream()
                            .map(
                                cell ->
                                    cell == Sketch.Cell.UNKNOWN ? " " : cell.name().charAt(0) + "")
                            .collect(Collectors.joining()))
                    .append("| ")
                    .append(lane.thread().name())
                    .append('\n');
              }
            });
    return text.append("    => ").append(finding.suggestion()).toString();
  }
}
