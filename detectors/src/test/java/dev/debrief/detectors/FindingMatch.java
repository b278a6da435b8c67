package dev.debrief.detectors;

import dev.debrief.testdata.corpus.ExpectedFinding;
import dev.debrief.testdata.corpus.ExpectedFinding.Place;
import java.util.Locale;
import java.util.Optional;

/** How far a finding agrees with the truth. */
record FindingMatch(ExpectedFinding truth, Finding finding) {
  private static final double SAVING_TOLERANCE = 0.2;

  static FindingMatch of(ExpectedFinding truth, Finding finding) {
    return new FindingMatch(truth, finding);
  }

  boolean complete() {
    return sameDetector() && place() && time() && saving() && awaited();
  }

  boolean sameDetector() {
    return truth.detector().equals(finding.detector());
  }

  /** Returns whether the key frame is right, or the pool or a thread where no frame is the key. */
  boolean place() {
    Place place = truth.place();
    if (!place.keys().isEmpty()) {
      return finding.frame().stream()
          .anyMatch(frame -> truth.namesFrame(frame.className(), frame.methodName()));
    }
    if (place.pool().isPresent()) {
      String pool = Fingerprint.poolName(place.pool().get());
      return named(pool);
    }
    return place.threads().stream().anyMatch(name -> named(Fingerprint.poolName(name)))
        || finding.threads().isEmpty();
  }

  private boolean named(String pool) {
    return finding.threads().stream()
            .anyMatch(thread -> Fingerprint.poolName(thread.name()).equals(pool))
        || finding.awaited().stream()
            .anyMatch(to -> Fingerprint.poolName(to.thread().name()).equals(pool));
  }

  /** Returns whether half of the shorter of both times is in the other. */
  boolean time() {
    long start = finding.startNanos();
    long end = finding.endNanos();
    long shorter = Math.min(end - start, truth.period().endNanos() - truth.period().startNanos());
    return 2 * truth.period().overlapNanos(start, end) >= shorter;
  }

  boolean saving() {
    if (truth.measure().savingMillis().isEmpty()) {
      return true;
    }
    double right = truth.measure().savingMillis().getAsDouble();
    double said = finding.saving().map(Saving::millis).orElse(0.0);
    boolean lower =
        finding.saving().map(Saving::bound).filter(Saving.Bound.LOWER::equals).isPresent();
    double tooLittle = lower && said > 0 ? 0 : right - said;
    return Math.max(said - right, tooLittle) <= SAVING_TOLERANCE * right;
  }

  boolean awaited() {
    Optional<String> right = truth.place().awaited();
    return right.isEmpty()
        || finding.awaited().stream().anyMatch(to -> to.thread().name().equals(right.get()));
  }

  int points() {
    return (place() ? 4 : 0) + (time() ? 2 : 0) + (saving() ? 1 : 0) + (awaited() ? 1 : 0);
  }

  String describe() {
    return String.format(
        Locale.ROOT,
        "%s %s: frame %s, not %s%s; saving %s ms, not %s%s; awaited %s, not %s%s%s",
        finding.severity().label(),
        finding.detector(),
        finding.frame().map(f -> f.className() + "." + f.methodName()).orElse("-"),
        truth.place().keys(),
        place() ? "" : " (!)",
        finding.saving().map(saving -> Math.round(saving.millis()) + "").orElse("-"),
        truth.measure().savingMillis(),
        saving() ? "" : " (!)",
        finding.awaited().map(to -> to.thread().name()).orElse("-"),
        truth.place().awaited().orElse("-"),
        awaited() ? "" : " (!)",
        time() ? "" : "; another time (!)");
  }
}
