package dev.debrief.engine;

import dev.debrief.report.FindingsContext;
import dev.debrief.report.FindingsFormat;
import dev.debrief.report.FindingsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request for findings from beginning to end: read, look, write. */
final class Examination {
  private final DetectRequest request;
  private final Progress<Findings> listener;
  private final Detecting task;
  private final FindingsFormat format;
  private final FindingsFiles files;

  /**
   * @throws UsageException if the request asks for what there is not
   */
  Examination(DetectRequest request, Progress<Findings> listener) throws UsageException {
    Services services = new Services(request.loader());
    this.request = request;
    this.listener = listener;
    this.format = services.findingsFormat(request.style().format());
    this.files = FindingsFiles.of(request.style().target(), format);
    this.task = new Detecting(request, services, listener);
  }

  /** Returns what came of all inputs; outputs that cannot be written are a failure among them. */
  Result<Findings> run() {
    List<Outcome<Findings>> outcomes = new ArrayList<>();
    Progress<Findings> collecting = new Collecting(listener, outcomes);
    List<Note> leftOut = new ArrayList<>();
    try (files) {
      files.prepare(format.fileEnding());
      FindingsWriter writer = format.open(files, context());
      FindingsReport report = new FindingsReport(writer, collecting);
      Result<Examined> result = new EachInput<>(request.inputs(), report).run(task);
      leftOut.addAll(result.leftOut());
      writer.finish();
      if (request.known().writeBaseline().isPresent()) {
        Path baseline = request.known().writeBaseline().get();
        files.write(baseline, task.baseline().content());
      }
    } catch (FindingsReport.OutputLost e) {
      outcomes.add(lost(e.reason()));
    } catch (IOException e) {
      outcomes.add(lost(e));
    }
    for (String reason : task.expiredSuppressions()) {
      String message = "a suppression is over and counts no more: " + reason;
      leftOut.add(new Note("suppression-expired", Note.Level.INFO, message, 1, ""));
    }
    return new Result<>(outcomes, leftOut);
  }

  private FindingsContext context() {
    return new FindingsContext(
        Debriefing.version(),
        task.infos(),
        task.frames(),
        request.style().width(),
        request.style().colours());
  }

  private static Outcome<Findings> lost(IOException e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    Outcome.Failure failure =
        new Outcome.Failure(Outcome.Failure.Kind.OUTPUT, message, Optional.of(e));
    Note note = new Note("output-failed", Note.Level.ERROR, message, 1, "");
    return Outcome.failed("findings", failure, List.of(note));
  }

  /** Keeps outcomes, those before a failure to write too. */
  private record Collecting(Progress<Findings> listener, List<Outcome<Findings>> outcomes)
      implements Progress<Findings> {
    @Override
    public void input(String name, int number, int total) {
      listener.input(name, number, total);
    }

    @Override
    public void advanced(long doneBytes, long totalBytes) {
      listener.advanced(doneBytes, totalBytes);
    }

    @Override
    public void done(Outcome<Findings> outcome) {
      outcomes.add(outcome);
      listener.done(outcome);
    }

    @Override
    public boolean cancelled() {
      return listener.cancelled();
    }
  }
}
