package dev.debrief.engine;

import dev.debrief.converter.OutputException;
import dev.debrief.engine.Outcome.Failure;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import dev.debrief.jfr.input.FoundInputs;
import dev.debrief.jfr.input.InputOptions;
import dev.debrief.jfr.input.RecordingFinder;
import dev.debrief.jfr.input.RecordingInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Goes through the inputs of a request, one after the other. Whatever is wrong with one of them
 * stays with it.
 *
 * @param <T> what comes of an input
 */
final class EachInput<T> {
  private final Inputs inputs;
  private final Progress<T> progress;

  EachInput(Inputs inputs, Progress<T> progress) {
    this.inputs = inputs;
    this.progress = progress;
  }

  /** What is done with each recording. */
  interface Task<V> {
    /**
     * Does it.
     *
     * @param several whether the request has several inputs
     * @param notes takes what is odd about the recording
     */
    V apply(Recording recording, boolean several, Diagnostics notes)
        throws RecordingException, IOException;
  }

  /** Returns what came of all inputs. */
  Result<T> run(Task<T> task) {
    try (FoundInputs found = new RecordingFinder(options()).find(inputs.operands())) {
      List<Outcome<T>> outcomes = new ArrayList<>();
      int total = found.inputs().size() + found.unmatched().size();
      for (RecordingInput input : found.inputs()) {
        progress.input(input.displayName(), outcomes.size() + 1, total);
        outcomes.add(done(contained(input, total > 1, task)));
      }
      for (FoundInputs.Unmatched unmatched : found.unmatched()) {
        Failure failure = new Failure(Failure.Kind.INPUT, unmatched.message(), Optional.empty());
        Note note = new Note(unmatched.code(), Note.Level.ERROR, unmatched.message(), 1, "");
        outcomes.add(done(Outcome.failed(unmatched.operand(), failure, List.of(note))));
      }
      return new Result<>(outcomes, Note.of(found.diagnostics()));
    } catch (IOException e) {
      // Only the private copy of standard input is closed here; the results are whole without it.
      throw new UncheckedIOException(e);
    }
  }

  private InputOptions options() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return new InputOptions(
        inputs.asOne(), inputs.maxExpandedBytes(), temporary, inputs::standardInput);
  }

  private Outcome<T> done(Outcome<T> outcome) {
    progress.done(outcome);
    return outcome;
  }

  /** The border at which the trouble of one input ends, so that the others are done. */
  private Outcome<T> contained(RecordingInput input, boolean several, Task<T> task) {
    Diagnostics notes = new Diagnostics();
    try {
      return opened(input, several, task, notes);
    } catch (CancellationException e) {
      throw e;
    } catch (OutputException e) {
      return failed(input, Failure.Kind.OUTPUT, "output-failed", message(e), e);
    } catch (RecordingException e) {
      return failed(input, Failure.Kind.INPUT, e.code(), message(e), e);
    } catch (IOException e) {
      return failed(input, Failure.Kind.INPUT, "unreadable", "cannot be read: " + e, e);
    } catch (OutOfMemoryError e) {
      String message =
          "%s needs more memory than the %d MiB there are; give more with -Xmx"
              .formatted(input.displayName(), Runtime.getRuntime().maxMemory() >> 20);
      return failed(input, Failure.Kind.INPUT, "out-of-memory", message, e);
    } catch (RuntimeException | StackOverflowError e) {
      String message = "%s: internal error: %s".formatted(input.displayName(), e);
      return failed(input, Failure.Kind.BUG, "internal-error", message, e);
    }
  }

  private static String message(Exception e) {
    return Objects.requireNonNullElse(e.getMessage(), e.toString());
  }

  private static <T> Outcome<T> opened(
      RecordingInput input, boolean several, Task<T> task, Diagnostics notes)
      throws RecordingException, IOException {
    try (Recording recording = input.open(notes)) {
      T value = task.apply(recording, several, notes);
      return Outcome.of(recording.name(), value, Note.of(notes.list()));
    }
  }

  private static <T> Outcome<T> failed(
      RecordingInput input, Failure.Kind kind, String code, String message, Throwable cause) {
    Diagnostic note = new Diagnostic(code, Diagnostic.Level.ERROR, message, 1, Optional.empty());
    return Outcome.failed(
        input.name(), new Failure(kind, message, Optional.of(cause)), Note.of(List.of(note)));
  }
}
