package dev.debrief.detectors.jmc;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detected.NotApplicable;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RecordingDetector.WholeRecording;
import dev.debrief.detectors.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.ResultToolkit;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/** What one of JMC's rules said, as a finding. */
final class JmcResult {
  private static final String JDK = "jdk.";
  private static final Set<String> WITH_SECRETS =
      Set.of(
          "jdk.InitialEnvironmentVariable",
          "jdk.InitialSystemProperty",
          "jdk.JVMInformation",
          "jdk.JavaAgent",
          "jdk.JavaErrorThrow",
          "jdk.JavaExceptionThrow",
          "jdk.NativeAgent",
          "jdk.ProcessStart",
          "jdk.SystemProcess");

  private final DetectorInfo info;
  private final IResult result;

  JmcResult(DetectorInfo info, IResult result) {
    this.info = info;
    this.result = result;
  }

  /** Returns a finding, if the rule has something to complain about. */
  Optional<Finding> finding(WholeRecording recording) {
    Optional<Severity> severity = severity();
    if (severity.isEmpty()) {
      return Optional.empty();
    }
    Finding.Builder finding =
        Finding.of(info, severity.get(), Confidence.INFERRED)
            .title(title())
            .sameAs(info.id())
            .time(recording.startNanos(), recording.endNanos())
            .suggestion(suggestion());
    score().ifPresent(finding::evidence);
    return Optional.of(finding.build());
  }

  private String title() {
    String summary = quotesSecrets() ? "" : text(result.getSummary());
    return summary.isEmpty() ? info.title() : summary;
  }

  private String suggestion() {
    if (quotesSecrets()) {
      return "JMC's text may quote command lines, variables or messages and is left out here;"
          + " open the recording in JMC to read it.";
    }
    String text = (text(result.getExplanation()) + " " + text(result.getSolution())).strip();
    return text.isEmpty() ? "JMC's page for this rule shows the events behind it." : text;
  }

  /** Some events hold what must not leave the recording unasked, and JMC's texts quote events. */
  private boolean quotesSecrets() {
    return result.getRule().getRequiredEvents().keySet().stream().anyMatch(WITH_SECRETS::contains);
  }

  /** JMC's warnings begin at a score of 75 of 100, its infos at 25. */
  private Optional<Severity> severity() {
    return switch (result.getSeverity()) {
      case WARNING -> Optional.of(Severity.WARNING);
      case INFO -> Optional.of(Severity.INFO);
      default -> Optional.empty();
    };
  }

  private Optional<Evidence> score() {
    IQuantity score = result.getResult(TypedResult.SCORE);
    if (score == null) {
      return Optional.empty();
    }
    List<Evidence.Column> columns =
        List.of(new Evidence.Column("score", "score of 100", Evidence.Type.COUNT));
    return Optional.of(
        new Evidence("rule of JMC", columns, List.of(List.of(Math.round(score.doubleValue())))));
  }

  /** Returns why the rule could not be evaluated, if it could not. */
  Optional<NotApplicable> notApplicable() {
    if (result.getSeverity() != org.openjdk.jmc.flightrecorder.rules.Severity.NA) {
      return Optional.empty();
    }
    List<String> types =
        result.getRule().getRequiredEvents().keySet().stream()
            .filter(type -> type.startsWith(JDK))
            .sorted()
            .toList();
    String hint =
        types.stream().map(type -> type + "#enabled=true").collect(Collectors.joining(","));
    String reason =
        types.isEmpty()
            ? "the recording does not have what the rule looks at"
            : "no or too few events (" + String.join(", ", types) + ")";
    return Optional.of(new NotApplicable(info.id(), reason, hint));
  }

  /** Returns a text of JMC's with its values put in, without markup and on one line. */
  private String text(@Nullable String template) {
    if (template == null) {
      return "";
    }
    return ResultToolkit.populateMessage(result, template, false)
        .replaceAll("<[^>]{1,200}>", " ")
        .replace("''", "'")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
