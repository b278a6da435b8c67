package dev.debrief.cli;

import dev.debrief.engine.Suggestion;
import dev.debrief.engine.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** All commands, in the order in which help lists them. */
final class Commands {
  /** Commands are made only when they are needed: the program shall start fast. */
  private static final List<Supplier<Command>> ALL =
      List.of(
          ConvertCommand::new,
          DetectCommand::new,
          SummaryCommand::new,
          ValidateCommand::new,
          DetectorsCommand::new,
          HelpCommand::new,
          VersionCommand::new);

  private Commands() {}

  /** Returns all commands. */
  static List<Command> all() {
    return ALL.stream().map(Supplier::get).toList();
  }

  /**
   * Returns the command that a command line asks for.
   *
   * @throws UsageException if there is no such command
   */
  static Command of(ArgumentParser.Split split) throws UsageException {
    if (!split.command().isEmpty()) {
      return named(split.command());
    }
    if (split.rest().contains("--version")) {
      return new VersionCommand();
    }
    if (split.rest().contains("--help") || split.rest().contains("-h")) {
      return new HelpCommand();
    }
    throw new UsageException("what to do? Give a command: " + names() + "; see 'debrief help'");
  }

  /**
   * Returns the command with a name.
   *
   * @throws UsageException if there is no such command
   */
  static Command named(String word) throws UsageException {
    for (Command command : all()) {
      if (command.name().equals(word)) {
        return command;
      }
    }
    String hint =
        looksLikeRecording(word)
            ? "; did you mean 'debrief convert " + word + "'?"
            : Suggestion.hint("", word, all().stream().map(Command::name).toList());
    throw new UsageException("unknown command '" + word + "'" + hint + usage(hint));
  }

  private static boolean looksLikeRecording(String word) {
    return word.toLowerCase(Locale.ROOT).contains(".jfr");
  }

  private static String usage(String hint) {
    return hint.isEmpty() ? "; commands are " + names() : "";
  }

  private static String names() {
    return String.join(
        ", ", all().stream().map(Command::name).filter(n -> !n.startsWith("-")).toList());
  }
}
