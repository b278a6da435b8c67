package dev.debrief.cli;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * The archive of loaded classes from which the JVM starts faster. The launcher makes and uses it;
 * this asks for it at a moment when nobody waits: at the end of a conversion that went well.
 */
final class ClassArchive {
  /** The launcher, if it wants to be called again to make the archive. */
  private static final String LAUNCHER = "debrief.archive.launcher";

  private ClassArchive() {}

  /**
   * Starts making the archive, in a process that shares nothing with this one, if one is missing.
   */
  static void makeIfMissing() {
    String launcher = System.getProperty(LAUNCHER, "");
    if (launcher.isEmpty()) {
      return;
    }
    ProcessBuilder maker =
        new ProcessBuilder(launcher)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    maker.environment().put("DEBRIEF_CDS", "make");
    try {
      maker.start();
    } catch (IOException e) {
      // Then the next run starts as slowly as this one did; nothing that anybody must be told.
    }
  }
}
