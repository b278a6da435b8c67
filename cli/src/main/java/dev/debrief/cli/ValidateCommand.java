package dev.debrief.cli;

import dev.debrief.engine.Debriefing;
import dev.debrief.engine.UsageException;
import dev.debrief.engine.ValidateRequest;
import dev.debrief.engine.Validation;
import dev.debrief.engine.Validation.BrokenRule;
import dev.debrief.engine.Validation.Severity;
import java.util.ArrayList;
import java.util.List;

/** Checks envelopes and payloads, anybody's, against Sentry's rules. */
final class ValidateCommand implements Command {
  @Override
  public String name() {
    return "validate";
  }

  @Override
  public String purpose() {
    return "check envelopes and payloads against Sentry's rules";
  }

  @Override
  public List<CommandOption> options() {
    return List.of();
  }

  @Override
  public ExitCode run(Arguments arguments, Session session, Terminal terminal)
      throws UsageException {
    List<String> files = session.files("validate", "FILE", arguments.operands());
    Validation validation = new Debriefing().validate(new ValidateRequest(files, session.in()));
    validation.broken().forEach(broken -> session.out().print(line(broken, terminal)));
    session.out().flush();
    validation.unreadable().forEach(reason -> terminal.error(Terminal.escape(reason)));
    terminal.say(verdict(validation));
    return exitCode(validation, arguments.has(CommandOption.STRICT));
  }

  private static String line(BrokenRule broken, Terminal terminal) {
    String text =
        Terminal.escape(broken.file())
            + (broken.position().isEmpty() ? "" : ": " + Terminal.escape(broken.position()))
            + ": "
            + broken.severity().label()
            + ": "
            + broken.rule()
            + ": "
            + Terminal.escape(broken.message())
            + (broken.count() > 1 ? " (" + Quantity.number(broken.count()) + " times)" : "");
    return text + "\n" + (terminal.isVerbose() ? "    " + broken.remedy() + "\n" : "");
  }

  private static String verdict(Validation validation) {
    String checked = Quantity.count(validation.files(), "file") + " checked: ";
    if (validation.broken().isEmpty()) {
      return checked + "no rule broken";
    }
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long number =
          validation.broken().stream().filter(broken -> broken.severity() == severity).count();
      if (number > 0) {
        parts.add(number + " " + severity.label());
      }
    }
    return checked + String.join(", ", parts);
  }

  static ExitCode exitCode(Validation validation, boolean strict) {
    boolean broken = strict ? !validation.broken().isEmpty() : validation.losesData();
    ExitCode code = broken ? ExitCode.RULES_BROKEN : ExitCode.OK;
    if (validation.files() == 0) {
      return code.or(ExitCode.NO_INPUT);
    }
    return validation.unreadable().isEmpty() ? code : code.or(ExitCode.SOME_FAILED);
  }
}
