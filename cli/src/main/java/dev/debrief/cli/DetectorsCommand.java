package dev.debrief.cli;

import dev.debrief.engine.Debriefing;
import dev.debrief.engine.DetectorDescription;
import dev.debrief.engine.UsageException;
import java.util.List;

/** Which detectors there are, when they fire, and what they need. */
final class DetectorsCommand implements Command {
  @Override
  public String name() {
    return "detectors";
  }

  @Override
  public String purpose() {
    return "list the detectors, their thresholds and the events they need";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(CommandOption.JSON);
  }

  @Override
  public ExitCode run(Arguments arguments, Session session, Terminal terminal)
      throws UsageException {
    if (!arguments.operands().isEmpty()) {
      throw new UsageException("detectors takes no operands");
    }
    List<DetectorDescription> detectors = new Debriefing().detectors(session.plugins());
    session
        .out()
        .print(
            arguments.has(CommandOption.JSON)
                ? DetectorsJson.of(detectors)
                : DetectorsText.of(detectors));
    return ExitCode.OK;
  }
}
