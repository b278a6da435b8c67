package dev.debrief.cli;

import dev.debrief.engine.Debriefing;
import dev.debrief.engine.DetectRequest;
import dev.debrief.engine.Findings;
import dev.debrief.engine.Outcome;
import dev.debrief.engine.Result;
import dev.debrief.engine.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What wasted the time in recordings. */
final class DetectCommand implements Command {
  /** The least bad findings at which the program ends with 1. */
  private enum FailOn {
    NONE,
    INFO,
    WARNING,
    ERROR
  }

  @Override
  public String name() {
    return "detect";
  }

  @Override
  public String purpose() {
    return "find out what wasted the time";
  }

  @Override
  public List<CommandOption> options() {
    List<CommandOption> options =
        new ArrayList<>(
            List.of(
                CommandOption.OUTPUT,
                CommandOption.FORMAT,
                CommandOption.FAIL_ON,
                CommandOption.DETECTORS,
                CommandOption.SKIP,
                CommandOption.SET,
                CommandOption.BASELINE,
                CommandOption.WRITE_BASELINE,
                CommandOption.SUPPRESSIONS,
                CommandOption.FRAME_TABLES,
                CommandOption.IN_APP,
                CommandOption.NOT_IN_APP));
    options.addAll(ExcerptArguments.OPTIONS);
    options.addAll(SpanArguments.CHOICE);
    options.addAll(InputArguments.OPTIONS);
    return options;
  }

  @Override
  public ExitCode run(Arguments arguments, Session session, Terminal terminal)
      throws UsageException {
    FailOn failOn = arguments.choice(CommandOption.FAIL_ON, FailOn.NONE);
    DetectRequest request = request(arguments, session, terminal);
    OutcomeLines<Findings> lines = new OutcomeLines<>(terminal, DetectCommand::line);
    boolean shown =
        request.style().format().equals(DetectRequest.Style.DEFAULT.format())
            && request.style().target() instanceof DetectRequest.Target.Stream;
    Consumer<Outcome<Findings>> tell = shown ? lines::fail : lines::add;
    Result<Findings> result =
        new Debriefing().detect(request, new TerminalProgress<>(session, terminal, tell));
    result.outcomes().stream()
        .filter(outcome -> outcome.failure().filter(DetectCommand::isOutput).isPresent())
        .forEach(lines::fail);
    return lines.close(result, arguments.has(CommandOption.STRICT)).or(verdict(result, failOn));
  }

  private static boolean isOutput(Outcome.Failure failure) {
    return failure.kind() == Outcome.Failure.Kind.OUTPUT;
  }

  static ExitCode verdict(Result<Findings> result, Enum<?> failOn) {
    if (failOn == FailOn.NONE) {
      return ExitCode.OK;
    }
    Findings.Severity least = Findings.Severity.valueOf(failOn.name());
    boolean bad = result.values().stream().anyMatch(findings -> findings.atLeast(least) > 0);
    return bad ? ExitCode.FOUND : ExitCode.OK;
  }

  private static String line(Findings findings) {
    List<String> parts = new ArrayList<>();
    parts.add(Quantity.count(findings.count(Findings.Severity.ERROR), "error"));
    parts.add(Quantity.count(findings.count(Findings.Severity.WARNING), "warning"));
    parts.add(Quantity.count(findings.count(Findings.Severity.INFO), "info"));
    if (findings.suppressed() > 0) {
      parts.add(Quantity.number(findings.suppressed()) + " suppressed");
    }
    if (findings.inBaseline() > 0) {
      parts.add(Quantity.number(findings.inBaseline()) + " in the baseline");
    }
    if (!findings.notApplicable().isEmpty()) {
      parts.add(Quantity.count(findings.notApplicable().size(), "detector") + " not applicable");
    }
    return String.join(", ", parts);
  }

  static DetectRequest request(Arguments arguments, Session session, Terminal terminal)
      throws UsageException {
    return DetectRequest.builder(InputArguments.inputs("detect", arguments, session))
        .excerpt(ExcerptArguments.excerpt(arguments))
        .spans(SpanArguments.style(arguments, session))
        .code(
            new DetectRequest.Code(
                arguments.values(CommandOption.IN_APP), arguments.values(CommandOption.NOT_IN_APP)))
        .choice(
            new DetectRequest.Choice(
                words(arguments, CommandOption.DETECTORS),
                words(arguments, CommandOption.SKIP),
                words(arguments, CommandOption.SET),
                SpanArguments.path(arguments, CommandOption.FRAME_TABLES, session)))
        .known(
            new DetectRequest.Known(
                SpanArguments.path(arguments, CommandOption.BASELINE, session),
                SpanArguments.path(arguments, CommandOption.WRITE_BASELINE, session),
                SpanArguments.path(arguments, CommandOption.SUPPRESSIONS, session)))
        .style(style(arguments, session, terminal))
        .loader(session.plugins())
        .build();
  }

  private static DetectRequest.Style style(Arguments arguments, Session session, Terminal terminal)
      throws UsageException {
    Optional<Path> output = SpanArguments.path(arguments, CommandOption.OUTPUT, session);
    boolean stdout =
        output.isEmpty() || arguments.value(CommandOption.OUTPUT).filter("-"::equals).isPresent();
    DetectRequest.Target target =
        stdout
            ? new DetectRequest.Target.Stream(terminal.behindProgress(session.out()))
            : new DetectRequest.Target.Path(output.get());
    boolean colours =
        stdout && session.terminals().out() && Terminal.wantsColours(arguments, session.env());
    return new DetectRequest.Style(
        arguments.value(CommandOption.FORMAT).orElse(DetectRequest.Style.DEFAULT.format()),
        target,
        Terminal.columns(session.env()).orElse(DetectRequest.Style.USUAL_WIDTH),
        colours);
  }

  /** Values that may be repeated, or separated by commas. */
  private static List<String> words(Arguments arguments, CommandOption option) {
    return arguments.values(option).stream()
        .flatMap(list -> Stream.of(list.split(",", -1)))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
