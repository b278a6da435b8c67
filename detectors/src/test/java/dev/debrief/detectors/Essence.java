package dev.debrief.detectors;

import dev.debrief.timeline.TimelineThread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What must stay the same of a finding when only the recording's form changes. */
record Essence(
    String detector,
    Severity severity,
    String fingerprint,
    String key,
    List<String> threads,
    String awaited,
    long startNanos,
    long endNanos,
    long savingNanos) {
  private static final Comparator<Essence> ORDER =
      Comparator.comparing(Essence::detector)
          .thenComparing(Essence::startNanos)
          .thenComparing(Essence::fingerprint);

  static Essence of(Finding finding) {
    return new Essence(
        finding.detector(),
        finding.severity(),
        finding.fingerprint(),
        finding.frame().map(frame -> frame.className() + "." + frame.methodName()).orElse(""),
        finding.threads().stream().map(TimelineThread::name).sorted().toList(),
        finding.awaited().map(awaited -> awaited.thread().name()).orElse(""),
        finding.startNanos(),
        finding.endNanos(),
        finding.saving().map(Saving::nanos).orElse(0L));
  }

  /** Returns the essence of all findings, in an order that does not hang on how bad they are. */
  static List<Essence> of(Detected detected) {
    List<Essence> all = new ArrayList<>();
    detected.findings().forEach(finding -> all.add(of(finding)));
    all.sort(ORDER);
    return all;
  }

  /** Returns the same without the times, which the cutting of chunks may change a little. */
  Essence withoutTimes() {
    return new Essence(detector, severity, fingerprint, key, threads, awaited, 0, 0, 0);
  }

  /** Returns the same at another time. */
  Essence later(long nanos) {
    return new Essence(
        detector,
        severity,
        fingerprint,
        key,
        threads,
        awaited,
        startNanos + nanos,
        endNanos + nanos,
        savingNanos);
  }

  /** Returns the same with other names, and without the fingerprint, which is made of them. */
  Essence renamed(Renaming renaming) {
    return new Essence(
        detector,
        severity,
        "",
        renaming.text(key),
        threads.stream().map(renaming::threadName).sorted().toList(),
        renaming.threadName(awaited),
        startNanos,
        endNanos,
        savingNanos);
  }
}
