package dev.debrief.report;

import dev.debrief.detectors.Detected.NotApplicable;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import dev.debrief.report.ExaminedRecording.Remark;
import dev.debrief.report.ExaminedRecording.Status;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A recording as a suite of tests. */
final class JUnitSuite {
  private static final int SHORT_FINGERPRINT = 8;

  private final ExaminedRecording recording;
  private final FindingsContext context;
  private final StringBuilder out = new StringBuilder();

  private JUnitSuite(ExaminedRecording recording, FindingsContext context) {
    this.recording = recording;
    this.context = context;
  }

  static String of(ExaminedRecording recording, FindingsContext context) {
    return new JUnitSuite(recording, context).text();
  }

  private String text() {
    boolean failed = recording.status() == Status.FAILED;
    Set<String> found =
        recording.findings().stream().map(Finding::detector).collect(Collectors.toSet());
    long silent = recording.lookedFor().stream().filter(id -> !found.contains(id)).count();
    long skipped = recording.notApplicable().size();
    long tests = recording.findings().size() + silent + skipped + (failed ? 1 : 0);
    double seconds = recording.time().nanos() / 1e9;
    out.append("  <testsuite")
        .append(XmlText.attribute("name", recording.name()))
        .append(XmlText.attribute("tests", Long.toString(tests)))
        .append(XmlText.attribute("failures", Long.toString(failures())))
        .append(XmlText.attribute("errors", failed ? "1" : "0"))
        .append(XmlText.attribute("skipped", Long.toString(skipped)))
        .append(XmlText.attribute("time", String.format(Locale.ROOT, "%.3f", seconds)))
        .append(">\n");
    if (failed) {
      unreadable();
    }
    recording.findings().forEach(this::finding);
    recording.lookedFor().stream()
        .filter(id -> !found.contains(id))
        .forEach(id -> out.append(testcase(id, "nothing found")).append("/>\n"));
    recording.notApplicable().forEach(this::skipped);
    remarks();
    return out.append("  </testsuite>\n").toString();
  }

  private long failures() {
    return recording.findings().stream().filter(JUnitSuite::isFailure).count();
  }

  private static boolean isFailure(Finding finding) {
    return finding.severity() != Severity.INFO;
  }

  private String testcase(String detector, String name) {
    return "    <testcase"
        + XmlText.attribute("classname", "debrief." + detector)
        + XmlText.attribute("name", name);
  }

  /** The name is the same in every run, so that a build server knows the test again. */
  private void finding(Finding finding) {
    String at = finding.frame().map(context.frames()::simple).orElse(finding.detector());
    String print = finding.fingerprint();
    String name = at + " (" + print.substring(0, Math.min(SHORT_FINGERPRINT, print.length())) + ")";
    double seconds = (finding.endNanos() - finding.startNanos()) / 1e9;
    out.append(testcase(finding.detector(), name))
        .append(XmlText.attribute("time", String.format(Locale.ROOT, "%.3f", seconds)))
        .append(">\n");
    FindingsContext plain =
        new FindingsContext(
            context.version(), context.detectors(), context.frames(), context.width(), false);
    String text = TextFinding.of(finding, plain, recording.time().startNanos()).strip();
    if (isFailure(finding)) {
      out.append("      <failure")
          .append(XmlText.attribute("type", finding.severity().label()))
          .append(XmlText.attribute("message", finding.title()))
          .append('>')
          .append(XmlText.content(text))
          .append("</failure>\n");
    } else {
      out.append("      <system-out>").append(XmlText.content(text)).append("</system-out>\n");
    }
    out.append("    </testcase>\n");
  }

  private void skipped(NotApplicable one) {
    out.append(testcase(one.detector(), "not applicable"))
        .append(">\n      <skipped")
        .append(XmlText.attribute("message", Hint.reason(one)))
        .append("/>\n    </testcase>\n");
  }

  private void unreadable() {
    String message =
        recording.remarks().stream().map(Remark::message).collect(Collectors.joining("; "));
    out.append(testcase("recording", "can be read"))
        .append(">\n      <error")
        .append(XmlText.attribute("type", "unreadable"))
        .append(XmlText.attribute("message", message))
        .append("/>\n    </testcase>\n");
  }

  private void remarks() {
    String text =
        recording.remarks().stream()
            .filter(remark -> !remark.harmless())
            .map(remark -> remark.code() + ": " + remark.message())
            .collect(Collectors.joining("\n"));
    if (!text.isEmpty()) {
      out.append("    <system-err>").append(XmlText.content(text)).append("</system-err>\n");
    }
  }
}
