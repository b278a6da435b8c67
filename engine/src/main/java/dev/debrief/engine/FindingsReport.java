package dev.debrief.engine;

import dev.debrief.report.ExaminedRecording;
import dev.debrief.report.FindingsWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what was found in each recording as soon as it is known, and tells the listener. */
final class FindingsReport implements Progress<Examined> {
  private final FindingsWriter writer;
  private final Progress<Findings> listener;

  /** Thrown through the run when there is no use in going on. */
  static final class OutputLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient IOException reason;

    OutputLost(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }

  FindingsReport(FindingsWriter writer, Progress<Findings> listener) {
    this.writer = writer;
    this.listener = listener;
  }

  @Override
  public void input(String name, int number, int total) {
    listener.input(name, number, total);
  }

  @Override
  public void advanced(long doneBytes, long totalBytes) {
    listener.advanced(doneBytes, totalBytes);
  }

  @Override
  public boolean cancelled() {
    return listener.cancelled();
  }

  @Override
  public void done(Outcome<Examined> outcome) {
    try {
      writer.add(recording(outcome));
    } catch (IOException e) {
      throw new OutputLost(e);
    }
    listener.done(told(outcome));
  }

  /** Returns an outcome in the engine's words. */
  static Outcome<Findings> told(Outcome<Examined> outcome) {
    Optional<Findings> findings = outcome.value().map(Examined::findings);
    return new Outcome<>(outcome.name(), findings, outcome.notes(), outcome.failure());
  }

  private static ExaminedRecording recording(Outcome<Examined> outcome) {
    List<ExaminedRecording.Remark> remarks =
        outcome.notes().stream().map(FindingsReport::remark).toList();
    ExaminedRecording.Status status = ExaminedRecording.Status.valueOf(outcome.status().name());
    if (outcome.value().isEmpty()) {
      return new ExaminedRecording(
          outcome.name(),
          status,
          ExaminedRecording.Time.NONE,
          remarks,
          List.of(),
          List.of(),
          List.of(),
          ExaminedRecording.LeftOut.NONE);
    }
    Examined examined = outcome.value().get();
    return new ExaminedRecording(
        outcome.name(),
        status,
        examined.time(),
        remarks,
        examined.findings().lookedFor(),
        examined.notApplicable(),
        examined.shown(),
        examined.leftOut());
  }

  private static ExaminedRecording.Remark remark(Note note) {
    return new ExaminedRecording.Remark(
        note.code(),
        note.level().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        note.message(),
        note.count(),
        note.position());
  }
}
