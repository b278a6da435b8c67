package dev.debrief.cli;

import dev.debrief.engine.UsageException;
import java.util.List;

/** Shows the manual: of the program, or of one command. */
final class HelpCommand implements Command {
  @Override
  public String name() {
    return "help";
  }

  @Override
  public String purpose() {
    return "show the manual of a command";
  }

  @Override
  public List<CommandOption> options() {
    return List.of();
  }

  @Override
  public ExitCode run(Arguments arguments, Session session, Terminal terminal)
      throws UsageException {
    List<String> operands = arguments.operands();
    if (operands.size() > 1) {
      throw new UsageException("help takes one command, not " + operands.size());
    }
    String page =
        operands.isEmpty() ? Manual.overview() : Manual.page(Commands.named(operands.get(0)));
    session.out().print(page);
    return ExitCode.OK;
  }
}
