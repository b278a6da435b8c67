package dev.debrief.cli;

import dev.debrief.engine.Inputs;
import dev.debrief.engine.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options and operands that say which recordings a command reads. */
final class InputArguments {
  /** Options that every command with recordings has. */
  static final List<CommandOption> OPTIONS =
      List.of(CommandOption.AS_ONE, CommandOption.MAX_EXPANDED_SIZE, CommandOption.PARSER);

  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})([kmgt]?)(?:i?b)?");

  private InputArguments() {}

  /**
   * Returns the inputs.
   *
   * @throws UsageException if there are none
   */
  static Inputs inputs(String command, Arguments arguments, Session session) throws UsageException {
    Inputs inputs =
        Inputs.of(session.files(command, "RECORDING", arguments.operands()))
            .standardInput(session.in())
            .asOne(arguments.has(CommandOption.AS_ONE))
            .parser(parser(arguments));
    Optional<String> size = arguments.value(CommandOption.MAX_EXPANDED_SIZE);
    return size.isPresent() ? inputs.maxExpandedBytes(bytes(size.get())) : inputs;
  }

  private static Inputs.Parser parser(Arguments arguments) throws UsageException {
    return arguments.choice(CommandOption.PARSER, Inputs.Parser.AUTO);
  }

  static long bytes(String text) throws UsageException {
    Matcher m = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    long number = m.matches() ? Long.parseLong(m.group(1)) : 0;
    if (number == 0) {
      throw new UsageException("'" + text + "' is no size; write 500m or 16g");
    }
    int shift =
        switch (m.group(2)) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          case "t" -> 40;
          default -> 0;
        };
    return number << shift;
  }
}
