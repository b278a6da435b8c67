package dev.debrief.cli;

import dev.debrief.engine.UsageException;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The world that a run of the program sees; tests make their own.
 *
 * @param env environment variables
 * @param in standard input
 * @param out standard output: data
 * @param err standard error: words
 * @param directory the working directory, absolute
 * @param terminals which of the streams are terminals
 * @param plugins class loader of the program with what is in {@code plugins/}
 * @param interrupted says whether somebody wants the program to stop
 */
record Session(
    Map<String, String> env,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path directory,
    Terminals terminals,
    ClassLoader plugins,
    BooleanSupplier interrupted) {
  /** Which streams a person reads. */
  record Terminals(boolean out, boolean err) {
    /** None of them. */
    static final Terminals NONE = new Terminals(false, false);
  }

  Session {
    env = Map.copyOf(env);
  }

  /**
   * Returns operands as the engine can open them: as they are, unless the working directory is not
   * that of the process.
   *
   * @throws UsageException if there are none
   */
  List<String> files(String command, String noun, List<String> operands) throws UsageException {
    if (operands.isEmpty()) {
      throw new UsageException("no %s given; see 'debrief help %s'".formatted(noun, command));
    }
    return operands.stream().map(this::file).toList();
  }

  private String file(String operand) {
    boolean absolute = operand.startsWith("/") || new File(operand).isAbsolute();
    return operand.equals("-") || absolute || isOfProcess() ? operand : directory + "/" + operand;
  }

  /** Returns a path as the engine can open it, see {@link #files}. */
  Path path(String path) {
    return isOfProcess() ? Path.of(path) : directory.resolve(path);
  }

  private boolean isOfProcess() {
    return directory.equals(Path.of("").toAbsolutePath());
  }
}
