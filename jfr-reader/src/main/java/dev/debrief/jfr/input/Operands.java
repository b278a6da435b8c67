package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * What operands name: files, directories, patterns, {@code -}, and files that can only be read
 * once, such as the pipe of {@code <(zcat app.jfr.gz)}. Used for one run, by one thread.
 */
final class Operands {
  static final String STANDARD_INPUT = "-";

  private final InputOptions options;
  private final Unpacker unpacker;
  private final List<Diagnostic> notes;
  private final List<ByteSource> spooled = new ArrayList<>();
  private boolean standardInputTaken;

  Operands(InputOptions options, Unpacker unpacker, List<Diagnostic> notes) {
    this.options = options;
    this.unpacker = unpacker;
    this.notes = notes;
  }

  /** Returns the copies of streams that were made so far; the caller closes them. */
  List<ByteSource> spooled() {
    return List.copyOf(spooled);
  }

  /**
   * Returns what an operand names. What exists is never taken for a pattern.
   *
   * @throws RecordingException if it names nothing
   */
  List<Candidate> candidates(String operand) throws RecordingException {
    if (operand.equals(STANDARD_INPUT)) {
      return List.of(standardInput());
    }
    try {
      Path path = Path.of(operand);
      if (!operand.isEmpty() && Files.exists(path)) {
        return candidates(path);
      }
    } catch (InvalidPathException e) {
      if (!Glob.isPattern(operand)) {
        throw new RecordingException(
            "no-such-file",
            "%s: cannot be a file name here (%s)".formatted(operand, e.getReason()),
            e);
      }
    }
    return ofPattern(operand);
  }

  private List<Candidate> ofPattern(String operand) throws RecordingException {
    if (!Glob.isPattern(operand)) {
      throw new RecordingException("no-such-file", operand + ": no such file or directory");
    }
    List<Candidate> found = new ArrayList<>();
    for (Path path : expand(operand)) {
      found.addAll(candidates(path));
    }
    if (found.isEmpty()) {
      throw new RecordingException("no-match", operand + ": no file matches this pattern");
    }
    return found;
  }

  private static Collection<Path> expand(String operand) throws RecordingException {
    try {
      return Glob.expand(operand);
    } catch (PatternSyntaxException | InvalidPathException e) {
      throw new RecordingException("no-match", operand + ": neither a file nor a valid pattern", e);
    }
  }

  private List<Candidate> candidates(Path path) throws RecordingException {
    if (Files.isRegularFile(path)) {
      return List.of(Candidate.of(new Origin.OnDisk(path)));
    } else if (!Files.isDirectory(path)) {
      return List.of(spool(path));
    }
    List<Candidate> found = DirectorySearch.search(path, unpacker, notes);
    if (found.isEmpty()) {
      throw new RecordingException(
          "no-recordings",
          path + ": no recordings in this directory (searched for *.jfr, *.gz, *.lz4 and *.zip)");
    }
    return found;
  }

  private Candidate standardInput() throws RecordingException {
    if (standardInputTaken) {
      throw new RecordingException("no-such-file", "-: standard input can be read only once");
    }
    standardInputTaken = true;
    return spool(options.standardInput().get(), new SourceName("stdin", "stdin"));
  }

  private Candidate spool(Path pipe) throws RecordingException {
    SourceName name = SourceName.of(pipe);
    try (InputStream stream = Files.newInputStream(pipe)) {
      return spool(stream, name);
    } catch (IOException e) {
      throw Origin.unreadable(name, e);
    }
  }

  private Candidate spool(InputStream stream, SourceName name) throws RecordingException {
    Diagnostics lost = new Diagnostics();
    ByteSource copy = unpacker.spool(stream, name, lost);
    notes.addAll(lost.list());
    spooled.add(copy);
    return Candidate.of(new Origin.Spooled(name, copy));
  }
}
