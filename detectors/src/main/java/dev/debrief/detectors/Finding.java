package dev.debrief.detectors;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.Awaited;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One problem. Immutable.
 *
 * @param detector id of the detector
 * @param title what was found, one line with the figures
 * @param fingerprint stable over runs, JDKs and changes of lines; see {@link Fingerprint}
 * @param startNanos where it begins, in epoch nanoseconds
 * @param endNanos where it ends
 * @param occurrences how often it happened, at least 1
 * @param saving what a repair may save, empty if there is no telling
 * @param threads whose time it is, the most affected first
 * @param awaited for whom they waited
 * @param span for what they worked
 * @param frame the key frame
 * @param stack representative stack, empty if there is none
 * @param evidence tables for people
 * @param sketch what the threads did meanwhile
 * @param suggestion what to do, conditional where a recording cannot prove it, and how to confirm
 *     it
 */
public record Finding(
    String detector,
    Severity severity,
    Confidence confidence,
    String title,
    String fingerprint,
    long startNanos,
    long endNanos,
    long occurrences,
    Optional<Saving> saving,
    List<TimelineThread> threads,
    Optional<Awaited> awaited,
    Optional<WorkedFor> span,
    Optional<Frame> frame,
    StackTrace stack,
    List<Evidence> evidence,
    Optional<Sketch> sketch,
    String suggestion) {
  public Finding {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(confidence, "confidence");
    Objects.requireNonNull(title, "title");
    threads = List.copyOf(threads);
    evidence = List.copyOf(evidence);
    if (endNanos < startNanos || occurrences < 1) {
      throw new IllegalArgumentException(detector + ": ends before it starts, or never occurred");
    }
  }

  /**
   * A span that a thread worked for.
   *
   * @param traceId 32 hexadecimal digits, {@code ""} if unknown
   * @param spanId 16 hexadecimal digits
   */
  public record WorkedFor(String traceId, String spanId, String name) {}

  /** Returns the same finding with the span that its thread worked for. */
  public Finding in(WorkedFor worked) {
    return new Finding(
        detector,
        severity,
        confidence,
        title,
        fingerprint,
        startNanos,
        endNanos,
        occurrences,
        saving,
        threads,
        awaited,
        Optional.of(worked),
        frame,
        stack,
        evidence,
        sketch,
        suggestion);
  }

  /** Begins a finding of a detector. */
  public static Builder of(DetectorInfo info, Severity severity, Confidence confidence) {
    return new Builder(info.id(), severity, confidence);
  }

  /** Collects what a finding says. */
  public static final class Builder {
    private final String detector;
    private final Severity severity;
    private final Confidence confidence;
    private String title = "";
    private String fingerprint = "";
    private long startNanos;
    private long endNanos;
    private long occurrences = 1;
    private Optional<Saving> saving = Optional.empty();
    private List<TimelineThread> threads = List.of();
    private Optional<Awaited> awaited = Optional.empty();
    private Optional<Frame> frame = Optional.empty();
    private StackTrace stack = StackTrace.EMPTY;
    private final List<Evidence> evidence = new ArrayList<>();
    private Optional<Sketch> sketch = Optional.empty();
    private String suggestion = "";

    private Builder(String detector, Severity severity, Confidence confidence) {
      this.detector = detector;
      this.severity = severity;
      this.confidence = confidence;
    }

    /** Sets the line with the figures. */
    public Builder title(String newTitle) {
      title = newTitle;
      return this;
    }

    /** Sets what makes this the same finding in another run: no numbers, lines or addresses. */
    public Builder sameAs(String... parts) {
      fingerprint = Fingerprint.of(detector, List.of(parts));
      return this;
    }

    /** Sets where it begins and ends, in epoch nanoseconds. */
    public Builder time(long start, long end) {
      startNanos = start;
      endNanos = end;
      return this;
    }

    /** Sets how often it happened. */
    public Builder occurrences(long times) {
      occurrences = times;
      return this;
    }

    /** Sets what a repair may save. */
    public Builder saving(Saving newSaving) {
      saving = Optional.of(newSaving);
      return this;
    }

    /** Sets whose time it is. */
    public Builder threads(List<TimelineThread> affected) {
      threads = affected;
      return this;
    }

    /** Sets for whom they waited. */
    public Builder awaited(Awaited newAwaited) {
      awaited = Optional.of(newAwaited);
      return this;
    }

    /** Sets the key frame. */
    public Builder frame(Frame key) {
      frame = Optional.of(key);
      return this;
    }

    /** Sets a representative stack. */
    public Builder stack(StackTrace representative) {
      stack = representative;
      return this;
    }

    /** Adds a table for people. */
    public Builder evidence(Evidence table) {
      evidence.add(table);
      return this;
    }

    /** Sets what the threads did meanwhile. */
    public Builder sketch(Sketch lanes) {
      sketch = Optional.of(lanes);
      return this;
    }

    /** Sets what to do. */
    public Builder suggestion(String text) {
      suggestion = text;
      return this;
    }

    /**
     * Returns the finding.
     *
     * @throws IllegalStateException if title, fingerprint or suggestion is missing
     */
    public Finding build() {
      if (title.isEmpty() || fingerprint.isEmpty() || suggestion.isEmpty()) {
        throw new IllegalStateException(detector + ": title, sameAs and suggestion are needed");
      }
      return new Finding(
          detector,
          severity,
          confidence,
          title,
          fingerprint,
          startNanos,
          endNanos,
          occurrences,
          saving,
          threads,
          awaited,
          Optional.empty(),
          frame,
          stack,
          evidence,
          sketch,
          suggestion);
    }
  }
}
