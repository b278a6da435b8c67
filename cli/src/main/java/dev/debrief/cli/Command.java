package dev.debrief.cli;

import dev.debrief.engine.UsageException;
import java.util.List;

/** One command of the program. Its manual page is the resource {@code NAME.txt} beside it. */
interface Command {
  /** Returns the word that calls it. */
  String name();

  /** Returns what it does, for the list of commands. */
  String purpose();

  /** Returns its own options, in the order of the manual page, without the common ones. */
  List<CommandOption> options();

  /**
   * Runs it.
   *
   * @throws UsageException if the arguments cannot be meant as they are
   */
  ExitCode run(Arguments arguments, Session session, Terminal terminal) throws UsageException;
}
