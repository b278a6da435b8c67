package dev.debrief.jfr.input;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the recordings that operands stand for: files, directories, patterns and {@code -} for
 * standard input. Files are not unpacked in finding, so there may be any number of them. Safe for
 * use by several threads.
 */
public final class RecordingFinder {
  private final InputOptions options;
  private final Unpacker unpacker;

  /** Makes a finder that reads inputs with these options. */
  public RecordingFinder(InputOptions options) {
    this.options = options;
    this.unpacker = new Unpacker(options.temporaryDirectory(), options.maxExpandedBytes());
  }

  /**
   * Finds the recordings. An operand that names something existing is never taken for a pattern;
   * one that stands for nothing does not stop the others. Standard input is read to its end, into a
   * private temporary file.
   *
   * @return the inputs in the order of the operands; to be closed when all are done
   */
  public FoundInputs find(List<String> operands) {
    List<Diagnostic> notes = new ArrayList<>();
    List<FoundInputs.Unmatched> unmatched = new ArrayList<>();
    List<Contents> contents = new ArrayList<>();
    Operands reader = new Operands(options, unpacker, notes);
    for (String operand : operands) {
      try {
        for (Candidate candidate : reader.candidates(operand)) {
          look(candidate, contents, unmatched, notes);
        }
      } catch (RecordingException e) {
        unmatched.add(FoundInputs.Unmatched.of(operand, e));
      }
    }
    List<RecordingInput> inputs = options.asOne() ? asOne(operands, contents) : each(contents);
    return new FoundInputs(inputs, unmatched, notes, reader.spooled());
  }

  private void look(
      Candidate candidate,
      List<Contents> contents,
      List<FoundInputs.Unmatched> unmatched,
      List<Diagnostic> notes) {
    try {
      contents.addAll(Contents.of(candidate, unpacker, notes));
    } catch (RecordingException e) {
      unmatched.add(FoundInputs.Unmatched.of(candidate.path(), e));
    }
  }

  private static List<RecordingInput> each(List<Contents> contents) {
    FileNames.Unique names = new FileNames.Unique();
    return contents.stream()
        .map(one -> new RecordingInput(names.of(one.name()), one.path(), one.files()))
        .toList();
  }

  private static List<RecordingInput> asOne(List<String> operands, List<Contents> contents) {
    if (contents.isEmpty()) {
      return List.of();
    }
    List<RecordingFile> files =
        contents.stream()
            .flatMap(one -> one.files().stream())
            .sorted(RecordingFile.NAME_ORDER)
            .toList();
    String name = onlyDirectory(operands).orElse(contents.get(0).name());
    String more = operands.size() > 1 ? " and %d more".formatted(operands.size() - 1) : "";
    return List.of(new RecordingInput(name, operands.get(0) + more, files));
  }

  private static Optional<String> onlyDirectory(List<String> operands) {
    try {
      Path path = Path.of(operands.get(0));
      return operands.size() == 1 && Files.isDirectory(path)
          ? Optional.of(SourceName.of(path.toRealPath()).shortName())
          : Optional.empty();
    } catch (InvalidPathException | IOException e) {
      return Optional.empty();
    }
  }
}
