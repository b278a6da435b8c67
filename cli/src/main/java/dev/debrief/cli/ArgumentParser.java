package dev.debrief.cli;

import dev.debrief.engine.Suggestion;
import dev.debrief.engine.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Reads command lines: options before or after operands, {@code --} ends them, no guessing. */
final class ArgumentParser {
  private ArgumentParser() {}

  /**
   * A command line taken apart at its command.
   *
   * @param command the first word that is neither an option nor the value of one; {@code ""} if
   *     there is none
   * @param rest everything else, in order
   */
  record Split(String command, List<String> rest) {
    Split {
      rest = List.copyOf(rest);
    }
  }

  /** Finds the command among options that may stand before it. */
  static Split split(List<String> args) throws UsageException {
    List<CommandOption> all = Arrays.asList(CommandOption.values());
    CommandLine line = parse(all, args, true);
    int command = args.size() - line.getArgList().size();
    if (command == args.size()) {
      return new Split("", args);
    }
    List<String> rest = new ArrayList<>(args);
    rest.remove(command);
    return new Split(args.get(command), rest);
  }

  /** Reads the options and operands of one command. */
  static Arguments parse(
      Collection<CommandOption> options, List<String> args, Map<String, String> env, Path directory)
      throws UsageException {
    CommandLine line = parse(options, args, false);
    Map<CommandOption, List<String>> flags = new EnumMap<>(CommandOption.class);
    for (Option option : line.getOptions()) {
      CommandOption known = CommandOption.named(option.getLongOpt()).orElseThrow();
      List<String> values = flags.computeIfAbsent(known, k -> new ArrayList<>());
      if (option.hasArg()) {
        if (option.getValue().isEmpty() && !known.mayBeEmpty()) {
          throw new UsageException("--" + known.longName() + " is empty");
        }
        values.add(option.getValue());
      }
    }
    Configuration configuration = Configuration.read(flags, env, directory);
    return new Arguments(configuration.over(options), line.getArgList(), configuration.warnings());
  }

  private static CommandLine parse(
      Collection<CommandOption> options, List<String> args, boolean stopAtOperand)
      throws UsageException {
    Options known = new Options();
    options.forEach(option -> known.addOption(option(option)));
    DefaultParser parser =
        DefaultParser.builder()
            .setAllowPartialMatching(false)
            .setStripLeadingAndTrailingQuotes(false)
            .get();
    try {
      return parser.parse(known, args.toArray(String[]::new), stopAtOperand);
    } catch (ParseException e) {
      throw new UsageException(message(e, options));
    }
  }

  private static Option option(CommandOption option) {
    return Option.builder(option.letter().orElse(null))
        .longOpt(option.longName())
        .hasArg(option.argument().isPresent())
        .get();
  }

  private static String message(ParseException e, Collection<CommandOption> options) {
    if (e instanceof UnrecognizedOptionException unknown) {
      String word = unknown.getOption().replaceFirst("=.*", "");
      return "unknown option " + word + elsewhere(word, options);
    }
    if (e instanceof MissingArgumentException missing && missing.getOption() != null) {
      CommandOption option = CommandOption.named(missing.getOption().getLongOpt()).orElseThrow();
      return "--" + option.longName() + " needs " + option.argument().orElse("a value");
    }
    return String.valueOf(e.getMessage());
  }

  private static String elsewhere(String word, Collection<CommandOption> options) {
    String name = word.replaceFirst("^-+", "");
    if (CommandOption.named(name).filter(CommandOption::configurable).isPresent()) {
      return " for this command";
    }
    return Suggestion.hint("--", name, options.stream().map(CommandOption::longName).toList());
  }
}
