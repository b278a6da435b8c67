package dev.debrief.cli;

import dev.debrief.engine.Debriefing;
import java.util.List;

/** Says which version this is. */
final class VersionCommand implements Command {
  @Override
  public String name() {
    return "--version";
  }

  @Override
  public String purpose() {
    return "show the version";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(CommandOption.VERSION);
  }

  @Override
  public ExitCode run(Arguments arguments, Session session, Terminal terminal) {
    session.out().print("debrief " + Debriefing.version() + "\n");
    return ExitCode.OK;
  }
}
