package dev.debrief.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** One run of the program in a world of the test's making. */
record Run(int status, String out, String err) {

  /** Runs the program in the process's own directory without environment. */
  static Run of(String... args) {
    return in(Path.of("").toAbsolutePath(), Map.of(), args);
  }

  /** Runs the program in a directory with an environment. */
  static Run in(Path directory, Map<String, String> env, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Main.run(
            args,
            new Session(
                env,
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                directory,
                Session.Terminals.NONE,
                Main.class.getClassLoader(),
                () -> false));
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
