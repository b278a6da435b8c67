package dev.debrief.cli;

import dev.debrief.engine.Debriefing;
import dev.debrief.engine.Outcome;
import dev.debrief.engine.Result;
import dev.debrief.engine.Summary;
import dev.debrief.engine.SummaryRequest;
import dev.debrief.engine.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is in recordings, what is missing, and what to switch on to see more. */
final class SummaryCommand implements Command {
  /** Forms of the summary. */
  private enum Format {
    TEXT,
    JSON
  }

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public String purpose() {
    return "say what is in recordings, and what to switch on to see more";
  }

  @Override
  public List<CommandOption> options() {
    List<CommandOption> options =
        new ArrayList<>(List.of(CommandOption.FORMAT, CommandOption.SPAN_SOURCES));
    options.addAll(InputArguments.OPTIONS);
    return options;
  }

  @Override
  public ExitCode run(Arguments arguments, Session session, Terminal terminal)
      throws UsageException {
    Format format = arguments.choice(CommandOption.FORMAT, Format.TEXT);
    SummaryRequest request =
        new SummaryRequest(
            InputArguments.inputs("summary", arguments, session),
            SpanArguments.sources(arguments, session),
            session.plugins());
    OutcomeLines<Summary> lines = new OutcomeLines<>(terminal, summary -> "");
    Consumer<Outcome<Summary>> show =
        format == Format.TEXT ? outcome -> print(outcome, session, terminal, lines) : lines::fail;
    Result<Summary> result =
        new Debriefing().summarize(request, new TerminalProgress<>(session, terminal, show));
    if (format == Format.JSON) {
      session.out().print(SummaryJson.of(result));
    }
    return lines.close(result, arguments.has(CommandOption.STRICT));
  }

  private static void print(
      Outcome<Summary> outcome, Session session, Terminal terminal, OutcomeLines<Summary> lines) {
    lines.fail(outcome);
    outcome
        .value()
        .ifPresent(
            summary -> {
              terminal.progress().clear();
              session.out().print(SummaryText.of(outcome.name(), summary, outcome.notes()));
              session.out().flush();
            });
  }
}
