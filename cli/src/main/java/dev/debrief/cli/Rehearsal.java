package dev.debrief.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs every command once over a sample recording, so that the archive of loaded classes that the
 * JVM writes at the end holds what they need. See the launcher.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /** Rehearses; arguments are a recording and an empty directory to work in. */
  public static void main(String[] args) {
    Interruption interruption = Interruption.install();
    try {
      rehearse(args[0], Path.of(args[1]).toAbsolutePath(), Main.session(interruption));
    } finally {
      interruption.finished();
    }
  }

  private static void rehearse(String recording, Path directory, Session process) {
    Session session =
        new Session(
            Map.of(),
            process.in(),
            process.out(),
            process.err(),
            directory,
            Session.Terminals.NONE,
            process.plugins(),
            process.interrupted());
    List<List<String>> lines =
        List.of(
            List.of("convert", recording, "-o", "out"),
            List.of("detect", recording),
            List.of("detect", "--format", "json", recording),
            List.of("detectors"),
            List.of("summary", recording),
            List.of("summary", "--format", "json", recording),
            List.of("validate", "out"),
            List.of("help", "convert"),
            List.of("--version"));
    for (List<String> line : lines) {
      int status = Main.run(line.toArray(String[]::new), session);
      if (status != 0) {
        throw new IllegalStateException(String.join(" ", line) + " ends with " + status);
      }
    }
    ClassArchive.makeIfMissing(); // Nothing is asked for here; the archive shall hold the class.
  }
}
