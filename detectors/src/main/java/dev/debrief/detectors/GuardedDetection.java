package dev.debrief.detectors;

import dev.debrief.detectors.Detected.NotApplicable;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.RecordingInfo;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A detection behind a border: what it throws stays here, and its time is counted. */
final class GuardedDetection {
  private final DetectorInfo info;
  private final Map<String, Set<String>> events;
  private final List<EventSum> sums;
  private final long budgetNanos;
  private @Nullable Detection detection;
  private Optional<NotApplicable> notApplicable = Optional.empty();
  private Optional<Diagnostic> failure = Optional.empty();
  private long usedNanos;
  private long calledNanos;

  GuardedDetection(Detector detector, RunContext context, long budgetNanos) {
    this.info = detector.info();
    this.events = detector.events();
    this.sums = detector.sums();
    this.budgetNanos = budgetNanos;
    this.detection = guarded(() -> detector.begin(context));
  }

  /** Thrown out of a question when the time is over. */
  private static final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Returns which events it wants to see, with their fields. */
  Map<String, Set<String>> events() {
    return events;
  }

  /** Returns which events it wants to know in sums. */
  List<EventSum> sums() {
    return sums;
  }

  void accept(RecordedEvent event) {
    Detection running = detection;
    if (running != null) {
      guarded(
          () -> {
            running.accept(event);
            return running;
          });
    }
  }

  void accept(SummedEvents summed) {
    Detection running = detection;
    if (running != null && sums.contains(summed.request())) {
      guarded(
          () -> {
            running.accept(summed);
            return running;
          });
    }
  }

  void accept(ThreadSlice slice) {
    Detection running = detection;
    if (running != null) {
      guarded(
          () -> {
            running.accept(slice);
            return running;
          });
    }
  }

  /** Ends the run if the recording has not what the detector needs. */
  void checkNeeds(RecordingInfo recording) {
    if (detection == null) {
      return;
    }
    for (EventNeed need : info.needs()) {
      if (!need.metBy(recording)) {
        String reason = "no " + need.purpose() + " (" + String.join(", ", need.anyOf()) + ")";
        notApplicable = Optional.of(new NotApplicable(info.id(), reason, need.setting()));
        detection = null;
        return;
      }
    }
  }

  List<Finding> finish(TimelineQuery query) {
    Detection running = detection;
    if (running == null) {
      return List.of();
    }
    List<Finding> found = guarded(() -> List.copyOf(running.finish(query)));
    return found == null ? List.of() : found;
  }

  /** Ends a question when the detector has had its time. */
  void checkBudget() {
    if (usedNanos + (System.nanoTime() - calledNanos) > budgetNanos) {
      throw new TooSlow();
    }
  }

  /** Does something for the detector; null if it failed. */
  private <T> @Nullable T guarded(Supplier<T> call) {
    calledNanos = System.nanoTime();
    try {
      T result = call.get();
      usedNanos += System.nanoTime() - calledNanos;
      if (usedNanos > budgetNanos) {
        tooSlow();
      }
      return result;
    } catch (TooSlow e) {
      tooSlow();
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      detection = null;
      StackTraceElement[] trace = e.getStackTrace();
      String place = trace.length == 0 ? "" : " at " + trace[0];
      failure = Optional.of(note("detector-failed", info.id() + " failed: " + e + place));
    }
    return null;
  }

  private void tooSlow() {
    detection = null;
    String message =
        info.id() + " was stopped because it took more than " + budgetNanos / 1_000_000_000 + " s";
    failure = Optional.of(note("detector-too-slow", message));
  }

  private static Diagnostic note(String code, String message) {
    return new Diagnostic(code, Diagnostic.Level.ERROR, message, 1, Optional.empty());
  }

  Optional<NotApplicable> notApplicable() {
    return notApplicable;
  }

  Optional<Diagnostic> failure() {
    return failure;
  }
}
